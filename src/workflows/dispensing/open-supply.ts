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
import { startOfDay, type Day } from "../../shared/calendar"
import { addMinutes, clock } from "../../shared/clock"
import { unexpected } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { readDoseNames } from "../dose-change/month-terms"
import { beginCourseOfCase } from "../treatment-plan/begin-course"
import { courseOverOf } from "../treatment-plan/course-over"
import { plansOf } from "../treatment-plan/services"
import { startOfSupply } from "../treatment-plan/supply-start"
import { type InstalmentLine, instalmentLine } from "./instalment-line"
import { prescriptionToSupplyOn } from "./prescription-to-supply-on"
import { dispensingOf, prescribingOf, readGraph } from "./services"
import { settleSupply } from "./settle-supply-gates"

/** The instalment and its own order; without it the first one is opened, or the only one. */
export type OpenSupplyInput = {
  case_id: string
  instalment?: { number: number; order_id: string }
}

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
  consultation_id: z.string().nullish(),
  order_type: z.enum(["one_off", "instalments"]),
})
const decisionSchema = z.object({
  id: z.string(),
  kind: z.string(),
  user_id: z.string(),
  staff_name: z.string(),
  role: z.string(),
  registration_body: z.string().nullish(),
  registration_number: z.string().nullish(),
  at: z.coerce.date(),
})
const categorySchema = z.object({ gp_letter_wait_hours: z.number() })

const fieldsOf = (schema: { shape: Record<string, unknown> }) =>
  Object.keys(schema.shape)

/** @param dose_change_id of the month's strength; null for what was approved first */
async function readApproval(
  container: MedusaContainer,
  caseId: string,
  dose_change_id: string | null
) {
  const [theCase] = await readGraph(
    container,
    {
      entity: "clinical_case",
      fields: fieldsOf(caseSchema),
      filters: { id: caseId },
    },
    caseSchema
  )
  if (
    theCase?.state !== "approved" ||
    (await courseOverOf(container, {
      consultation_id: theCase.consultation_id ?? null,
    }))
  ) {
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
  const prescription = await prescriptionToSupplyOn(container, {
    id: theCase.id,
    dose_change_id,
  })
  const decision =
    dose_change_id === null
      ? decisions
          .filter(({ kind }) => kind !== "change_dose")
          .sort((a, b) => b.at.getTime() - a.at.getTime())[0]
      : await decisionOfDose(container, dose_change_id, decisions)
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

/** Asked of the change, not of what is signed: a paid month of what was revoked since is opened too, and its gate is closed. */
async function decisionOfDose<D extends { id: string }>(
  container: MedusaContainer,
  dose_change_id: string,
  decisions: readonly D[]
): Promise<D> {
  const { decision_id } = await plansOf(container).retrieveDoseChange(
    dose_change_id,
    { select: ["id", "decision_id"] }
  )
  const decision = decisions.find(({ id }) => id === decision_id)
  if (!decision) {
    throw unexpected(`Dose change ${dose_change_id} was never decided on`)
  }
  return decision
}

type Approval = NonNullable<Awaited<ReturnType<typeof readApproval>>>

/** The first day on which it may leave: after the GP's waiting time, or today for what is charged later, and never before its start. */
function promiseOf(
  { wait }: Approval,
  approvedAt: Date,
  { isLater, not_before }: { isLater: boolean; not_before: Day | null }
): { promised_from: string; promised_to: string } {
  const now = clock.now()
  const waited = addMinutes(approvedAt, wait * 60)
  const ready = isLater && waited < now ? now : waited
  const earliest =
    not_before !== null && londonDay(ready) < not_before
      ? startOfDay(not_before)
      : ready
  const { from, to } = promisedDispatch(earliest, londonDay(earliest))
  return { promised_from: from, promised_to: to }
}

/** What a later month is of, with the name of its strength. */
async function namedLine(
  container: MedusaContainer,
  case_id: string,
  { dose_change_id: _dose, ...line }: InstalmentLine,
  { number }: { number: number }
) {
  const nameOf = await readDoseNames(container, [case_id])
  const treatment_name = nameOf(case_id, number)
  return treatment_name === null ? line : { ...line, treatment_name }
}

const openSupplyStep = createStep(
  "open-supply-step",
  async ({ case_id, instalment }: OpenSupplyInput, { container }) => {
    const line =
      instalment &&
      (await instalmentLine(container, { case_id, ...instalment }))
    const dose_change_id = line?.dose_change_id ?? null
    const approval = await readApproval(container, case_id, dose_change_id)
    if (!approval || line === null) {
      return new StepResponse<string | null, null>(null, null)
    }
    const { theCase, decision, prescription } = approval
    const supplied =
      line && (await namedLine(container, case_id, line, instalment))
    const now = clock.now()
    // A renewal was approved when it went on, not when its prescription was signed.
    const signedAt =
      decision?.kind === "continued" ? null : prescription?.signed_at
    const approvedAt = signedAt ?? decision?.at ?? now
    const {
      id,
      reference,
      state: _state,
      consultation_id,
      order_type,
      ...snapshot
    } = theCase
    await beginCourseOfCase(
      container,
      { ...theCase, consultation_id: consultation_id ?? null },
      approvedAt
    )
    const { not_before, overlaps } = await startOfSupply(container, {
      ...theCase,
      case_id: id,
      consultation_id: consultation_id ?? null,
      instalment_number: instalment?.number ?? 1,
      replacement_number: 0,
      dispatched_at: null,
    })
    const isLater = instalment !== undefined
    const supplyId = await dispensingOf(container).openSupply(
      {
        ...snapshot,
        ...supplied,
        case_id: id,
        case_reference: reference,
        customer_id: theCase.customer_id ?? null,
        instalment_number: instalment?.number ?? 1,
        prescription_id: prescription?.id ?? null,
        approved_by: { ...decision },
        approved_at: approvedAt,
        ...promiseOf(approval, approvedAt, { isLater, not_before }),
        not_before,
        overlap_flagged: overlaps,
      },
      { actor: systemActor("dispensing"), now }
    )
    if (prescription) {
      await prescribingOf(container).reserveAhead({
        prescription_id: prescription.id,
        supply_id: supplyId,
        case_id: id,
      })
    }
    await settleSupply(container, supplyId)
    // Nothing to undo: made once a case and instalment, found again by a repetition.
    return new StepResponse<string | null, null>(supplyId, null)
  }
)

/**
 * Makes the dispatch entry of an approved case (TRG-1, TRG-4) with its promised
 * days (ENT-4), or that of a later instalment that is paid (DSP-3), and keeps an
 * issue for it (SAF-1). The first one begins the course (REN-4). Gives the
 * supply's id, or null when the case is approved no more, or its plan or course has ended.
 * Runs by follow-ups and by the sweep; repeatable.
 */
export const openSupplyWorkflow = createWorkflow(
  "open-supply",
  function (input: OpenSupplyInput) {
    return new WorkflowResponse(openSupplyStep(input))
  }
)
