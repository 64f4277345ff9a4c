import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../shared/actor"
import { notAllowed, notFound } from "../../shared/errors"
import { chargeInstalments } from "./charge-due"
import { monthsToRetry } from "./may-retry"
import { plansOf } from "./services"

export type RetryChargeInput = { instalment_id: string; actor: Actor }

const retryChargeStep = createStep(
  "retry-charge",
  async ({ instalment_id, actor }: RetryChargeInput, { container }) => {
    const plans = plansOf(container)
    const [month] = await plans.listInstalments({ id: instalment_id })
    if (!month) {
      throw notFound("Instalment", instalment_id)
    }
    const plan = await plans.retrievePlan(month.plan_id)
    const open = await monthsToRetry(container, [{ ...month, plan }])
    if (!open.has(month.id)) {
      throw notAllowed(
        "transition_not_allowed",
        `Instalment ${month.id} is ${month.state} and its plan ${plan.state}: its charge can't be tried again now, or not with this card`
      )
    }
    const begun = await chargeInstalments(container, [month.id], actor)
    const { id, state } = await plans.retrieveInstalment(month.id)
    // Nothing to undo: what becomes of the charge is learnt from the partner.
    return new StepResponse({
      id,
      state,
      outcome: begun.get(month.id) ?? "refused",
    })
  }
)

/**
 * Staff try the charge of a month that failed now, rather than on its day, with
 * the card that the plan has by then (PAY-7). What can't be supplied isn't
 * charged: the answer says why.
 * @throws transition_not_allowed, not_found
 */
export const retryChargeWorkflow = createWorkflow(
  "retry-charge",
  function (input: RetryChargeInput) {
    return new WorkflowResponse(retryChargeStep(input))
  }
)
