import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { promisedDispatch } from "../../modules/dispensing/domain/working-days"
import { systemActor } from "../../shared/actor"
import { addMinutes, clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { dispensingOf, readGraph } from "./services"
import { settleSupply } from "./settle-supply-gates"

export type OpenSupplyInput = { case_id: string }

const caseSchema = z.object({
  id: z.string(),
  reference: z.string(),
  state: z.string(),
  order_id: z.string(),
  order_display_id: z.coerce.string(),
  line_item_id: z.string(),
  customer_id: z.string().nullish(),
  patient_id: z.string(),
  category_handle: z.string(),
  legal_class: z.enum(["POM", "P", "GSL", "device"]),
  formulary_item_id: z.string(),
  variant_id: z.string(),
  quantity: z.number(),
  treatment_name: z.string(),
  instalment_count: z.number(),
})
const decisionSchema = z.object({
  kind: z.string(),
  user_id: z.string(),
  staff_name: z.string(),
  role: z.string(),
  registration_body: z.string().nullish(),
  registration_number: z.string().nullish(),
  at: z.coerce.date(),
})
const prescriptionSchema = z.object({
  id: z.string(),
  signed_at: z.coerce.date().nullish(),
})
const categorySchema = z.object({ gp_letter_wait_hours: z.number() })

const fieldsOf = (schema: { shape: Record<string, unknown> }) =>
  Object.keys(schema.shape)

async function readApproval(container: MedusaContainer, caseId: string) {
  const [theCase] = await readGraph(
    container,
    {
      entity: "clinical_case",
      fields: fieldsOf(caseSchema),
      filters: { id: caseId },
    },
    caseSchema
  )
  if (theCase?.state !== "approved") {
    return null
  }
  const decisions = await readGraph(
    container,
    {
      entity: "decision",
      fields: fieldsOf(decisionSchema),
      filters: { case_id: caseId },
    },
    decisionSchema
  )
  const decision = decisions.sort((a, b) => b.at.getTime() - a.at.getTime())[0]
  const [prescription] = await readGraph(
    container,
    {
      entity: "prescription",
      fields: fieldsOf(prescriptionSchema),
      filters: {
        case_id: caseId,
        state: "signed",
        // One that a stop suspends is this supply's all the same.
        authority: ["active", "suspended"],
      },
    },
    prescriptionSchema
  )
  const [category] = await readGraph(
    container,
    {
      entity: "clinical_category",
      fields: fieldsOf(categorySchema),
      filters: { handle: theCase.category_handle },
    },
    categorySchema
  )
  const wait = category?.gp_letter_wait_hours ?? 0
  return { theCase, decision, prescription, wait }
}

const openSupplyStep = createStep(
  "open-supply-step",
  async ({ case_id }: OpenSupplyInput, { container }) => {
    const approval = await readApproval(container, case_id)
    if (!approval) {
      return new StepResponse<string | null, null>(null, null)
    }
    const { theCase, decision, prescription, wait } = approval
    const now = clock.now()
    const approvedAt = prescription?.signed_at ?? decision?.at ?? now
    const earliest = addMinutes(approvedAt, wait * 60)
    const promised = promisedDispatch(earliest, londonDay(earliest))
    const { id, reference, state: _state, ...snapshot } = theCase
    const supplyId = await dispensingOf(container).openSupply(
      {
        ...snapshot,
        case_id: id,
        case_reference: reference,
        customer_id: theCase.customer_id ?? null,
        instalment_number: 1,
        prescription_id: prescription?.id ?? null,
        approved_by: { ...decision },
        approved_at: approvedAt,
        promised_from: promised.from,
        promised_to: promised.to,
      },
      { actor: systemActor("dispensing"), now }
    )
    await settleSupply(container, supplyId)
    // Nothing to undo: made once a case and instalment, found again by a repetition.
    return new StepResponse<string | null, null>(supplyId, null)
  }
)

/**
 * Makes the dispatch entry of an approved case (TRG-1, TRG-4) with its promised
 * days (ENT-4); gives its id, or null when the case is approved no more. Runs
 * by the case's follow-up and by the sweep; repeatable.
 */
export const openSupplyWorkflow = createWorkflow(
  "open-supply",
  function (input: OpenSupplyInput) {
    return new WorkflowResponse(openSupplyStep(input))
  }
)
