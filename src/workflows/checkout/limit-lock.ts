import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { accountsOf } from "./ingredient-limits"
import { loadCartLines } from "./sale-facts"

/**
 * The lock under which one person's orders are made one after the other, so
 * that two baskets at once don't pass the same limit: the same for all
 * accounts that are possibly theirs. Nothing to undo: it only reads.
 */
export const findLimitLockStep = createStep(
  "find-limit-lock",
  async ({ basket_id }: { basket_id: string }, { container }) => {
    const { customer_id } = await loadCartLines(container, basket_id)
    const [first = basket_id] = (
      await accountsOf(container, customer_id)
    ).sort()
    return new StepResponse({ key: `limits:${first}`, timeout: 30, ttl: 120 })
  }
)
