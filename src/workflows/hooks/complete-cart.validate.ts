import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { assertCartMaySell } from "../checkout/sale-facts"

/** The whole basket once more, before an order is made of it. Runs again on a repeated completion and passes then. */
completeCartWorkflow.hooks.validate(async ({ input }, { container }) => {
  await assertCartMaySell(container, input.id)
})
