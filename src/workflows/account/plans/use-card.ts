import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { OwnPlan } from "../../../modules/treatment-plan/patient-changes"
import { clock } from "../../../shared/clock"
import { notAllowed } from "../../../shared/errors"
import { billingOf } from "../../billing/services"
import { wakeWorker } from "../../relay/wake"
import { chargeInstalments } from "../../treatment-plan/charge-due"
import { plansOf } from "../../treatment-plan/services"
import { payableOf } from "./payable"

/** `setup_intent` is the partner's id of the saving that the patient comes back from. */
export type UseCardInput = OwnPlan & { setup_intent: string }

const useCardStep = createStep(
  "use-card-step",
  async (input: UseCardInput, { container }) => {
    const change = await plansOf(container).cardChangeOf(input)
    if (change.used_at === null) {
      const card = await savedCard(container, input)
      const month = await plansOf(container).useCard(
        { ...input, card },
        clock.now()
      )
      await chargeNow(container, input, month)
    }
    await wakeWorker(container)
    // Nothing to undo: the card was agreed to, and is the plan's.
    return new StepResponse({ id: input.plan_id })
  }
)

/** The card as the partner has it; what the browser says of it is not believed. */
async function savedCard(
  container: MedusaContainer,
  { plan_id, setup_intent }: UseCardInput
) {
  const mandate = await plansOf(container).mandateOf(plan_id)
  const saving = await billingOf(container).cards().readSaving(setup_intent)
  const payment_method = saving?.payment_method
  if (
    saving?.status !== "succeeded" ||
    !payment_method ||
    saving.customer !== mandate?.customer_reference
  ) {
    throw notAllowed(
      "payment_required",
      "The card wasn't saved: your bank didn't allow it, or it wasn't confirmed."
    )
  }
  return {
    customer_reference: saving.customer,
    payment_method,
    card_label: saving.label,
  }
}

/** The month that was agreed to be taken now is charged at once, where nothing else is in the way; the sweep comes by for it otherwise. */
async function chargeNow(
  container: MedusaContainer,
  { plan_id, customer_id }: OwnPlan,
  month: string | null
): Promise<void> {
  const payable = payableOf(
    await plansOf(container).retrievePlan(plan_id),
    await plansOf(container).listInstalments(
      { plan_id },
      { order: { number: "ASC" }, take: null }
    )
  )
  if (payable && payable.id === month) {
    await chargeInstalments(container, [payable.id], {
      type: "patient",
      id: customer_id,
    })
  }
}

/**
 * A patient's other card is saved at the partner: it becomes their plan's, and a
 * month that waits for its payment is charged with it, where the agreement said
 * so (PAY-7). Repeatable.
 * @throws not_found for somebody else's; payment_required while it isn't saved;
 * mandate_changed where the plan changed since it was agreed to
 */
export const useCardWorkflow = createWorkflow(
  "use-card",
  function (input: UseCardInput) {
    return new WorkflowResponse(useCardStep(input))
  }
)
