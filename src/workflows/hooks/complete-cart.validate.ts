import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { orderOfBasket } from "../checkout/payment-session"
import { assertPlansAgreed } from "../checkout/plan-lines"
import { assertCartMaySell } from "../checkout/sale-facts"

/** The whole basket once more, before an order is made of it. Runs again on a repeated completion and passes then. */
completeCartWorkflow.hooks.validate(async ({ input }, { container }) => {
  await assertCartMaySell(container, input.id)
  // What was bought stays as it was agreed, whatever is offered since.
  if (!(await orderOfBasket(container, input.id))) {
    await assertPlansAgreed(container, input.id)
  }
})
