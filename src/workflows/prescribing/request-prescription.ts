import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { CaseRecord } from "../../modules/clinical-review/types"
import type { RequestInput } from "../../modules/prescribing/types"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { unexpected } from "../../shared/errors"
import { type Category, loadCase } from "../clinical-review/review-facts"
import {
  casesOf,
  consultationsOf,
  formularyOf,
  patientsOf,
} from "../clinical-review/services"
import { wakeWorker } from "../relay/wake"
import { buildContent, prescribingOf } from "./build-content"

export type RequestPrescriptionInput = {
  case_id: string
  decision_id: string
  actor: Actor
  /** A person asks anew (RX-2); the worker's repetitions make nothing new. */
  again?: boolean
}

export type RequestPrescriptionResult = {
  prescription_id: string | null
  changed: boolean
}

const requestPrescriptionStep = createStep(
  "request-prescription",
  async (
    input: RequestPrescriptionInput,
    { container }
  ): Promise<StepResponse<RequestPrescriptionResult>> => {
    const { record } = await loadCase(container, input.case_id)
    // Cancelled or given back before the worker came: nothing to ask for.
    const isWaiting =
      record.state === "awaiting_signature" &&
      (await isNewest(container, input))
    const result = isWaiting
      ? await prescribingOf(container).request(
          await gather(container, input),
          clock.now()
        )
      : { prescription_id: null, changed: false }
    await wakeWorker(container)
    // Nothing to undo: asking again finds what was asked for.
    return new StepResponse(result)
  }
)

/** What was decided later has replaced it. */
async function isNewest(
  container: MedusaContainer,
  { case_id, decision_id }: RequestPrescriptionInput
): Promise<boolean> {
  const [newest] = await casesOf(container).listDecisions(
    { case_id, kind: { $ne: "change_dose" } },
    { select: ["id"], order: { at: "DESC" }, take: 1 }
  )
  return newest?.id === decision_id
}

async function gather(
  container: MedusaContainer,
  { case_id, ...input }: RequestPrescriptionInput
): Promise<RequestInput> {
  const { record, category } = await loadCase(container, case_id)
  return gatherRequest(container, { ...input, record, category })
}

/** What a decision has signed: who decided, for whom, and what the prescription says. */
export async function gatherRequest(
  container: MedusaContainer,
  input: Omit<RequestPrescriptionInput, "case_id"> & {
    /** With the packs of a supply. */
    record: CaseRecord
    category: Category
    /** Other than the decision said. */
    issues?: number
  }
): Promise<RequestInput> {
  const { record, category } = input
  const { decision, ...decided } = await casesOf(container).readDecision(
    input.decision_id
  )
  if (!decided.proposal) {
    throw unexpected(`Decision ${decision.id} proposes nothing`)
  }
  const { issues = decided.proposal.issues } = input
  const proposal = { ...decided.proposal, issues }
  const item = await formularyOf(container).retrieveFormularyItem(
    proposal.formulary_item_id
  )
  const [consultation] = record.consultation_id
    ? await consultationsOf(container).listConsultations(
        { id: record.consultation_id },
        { select: ["id", "reference"] }
      )
    : []
  const prescriber = {
    name: decision.staff_name,
    body: decision.registration_body ?? "",
    number: decision.registration_number ?? "",
  }
  return {
    case_id: record.id,
    case_reference: record.reference,
    decision_id: decision.id,
    order_id: record.order_id,
    patient_id: record.patient_id,
    prescriber: {
      ...prescriber,
      user_id: decision.user_id,
      ip: decision.prescriber_ip,
    },
    content: buildContent({
      record,
      proposal,
      item,
      person: await patientsOf(container).readPerson(record.patient_id),
      prescriber,
      practice_address: prescribingOf(container).addressOfPractitioner(),
      minimum_interval_days: category.minimum_interval_days,
      consultation_reference: consultation?.reference ?? null,
    }),
    actor: input.actor,
    ...(input.again ? { again: true } : {}),
  }
}

/**
 * Draws up the prescription of a decision and has it sent for signature (RX-2).
 * Called when a case begins to await its signature; repeatable.
 */
export const requestPrescriptionWorkflow = createWorkflow(
  "request-prescription",
  function (input: RequestPrescriptionInput) {
    return new WorkflowResponse(requestPrescriptionStep(input))
  }
)
