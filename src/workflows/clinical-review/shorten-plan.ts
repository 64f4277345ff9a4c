import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { unexpected } from "../../shared/errors"
import { shorterPlanText } from "../messaging/patient-texts"
import { tellOfCase } from "../messaging/tell-of-case"
import { wakeWorker } from "../relay/wake"
import { assertNotOwnMedicine } from "../staff/own-medicine"
import { planOfCase } from "../treatment-plan/begin-course"
import { noteLongestPlan } from "../treatment-plan/note-longest-plan"
import { plansOf } from "../treatment-plan/services"
import { announceCaseChange } from "./live-hub"
import { casesOf } from "./services"

export type ShortenPlanInput = {
  case_id: string
  months: number
  /** For the patient to read. */
  reason: string
  actor: Actor
}

const shortenPlanStep = createStep(
  "shorten-plan-of-case",
  async (input: ShortenPlanInput, { container }) => {
    const { patient_id } = await casesOf(container).retrieveClinicalCase(
      input.case_id
    )
    await assertNotOwnMedicine(container, {
      user_id: input.actor.id,
      patient_id,
    })
    const change = await casesOf(container).shortenPlan(input, clock.now())
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: the patient is told, and what they answer is another step.
    return new StepResponse({
      change_id: change.id,
      from_months: change.from_months,
      months: change.to_months,
    })
  }
)

/**
 * Makes the plan of a case shorter, at the same monthly price, before it is
 * approved (REV-3). Called by the case screen. The plan's later months end, and
 * the patient is told and may cancel for a full refund.
 * @throws not_eligible for a longer one, transition_not_allowed, invalid_field
 */
export const shortenPlanWorkflow = createWorkflow(
  "shorten-plan",
  function (input: ShortenPlanInput) {
    return new WorkflowResponse(shortenPlanStep(input))
  }
)

/**
 * What follows when a case's plan was made shorter; repeatable. Nothing once
 * another length took its place, to which the patient agreed since.
 */
export async function followShorterPlan(
  container: MedusaContainer,
  { case_id, change_id }: { case_id: string; change_id: string }
): Promise<void> {
  const cases = casesOf(container)
  const change = await cases.retrievePlanLengthChange(change_id)
  const { instalment_count } = await cases.retrieveClinicalCase(case_id, {
    select: ["id", "instalment_count"],
  })
  if (instalment_count !== change.to_months) {
    return
  }
  const plan = await planOfCase(container, case_id)
  if (!plan) {
    throw unexpected(`Case ${case_id} has no plan to make shorter`)
  }
  const actor: Actor = {
    type: "staff",
    id: change.changed_by,
    ...(change.changed_by_role ? { role: change.changed_by_role } : {}),
  }
  await plansOf(container).shorten(
    plan.id,
    { change_id: change.id, months: change.to_months },
    actor,
    clock.now()
  )
  await noteLongestPlan(container, plan.order_id)
  const { reason } = (await cases.readPlanLength(case_id)) ?? {}
  await tellOfCase(container, {
    case_id,
    template: "plan_shortened",
    occasion: change.id,
    write: ({ reference }) =>
      shorterPlanText(reference, {
        from_months: change.from_months,
        to_months: change.to_months,
        monthly_pence: plan.monthly_price + plan.delivery_price,
        reason: reason ?? "",
      }),
  })
}
