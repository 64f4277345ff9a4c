import type { MedusaContainer } from "@medusajs/framework/types"
import { offeredPlans } from "../../modules/formulary/domain/plan-options"
import type { PlanRecord } from "../../modules/treatment-plan/types"
import { packPrices } from "../checkout/pack-prices"
import type { Category, Item } from "../clinical-review/review-facts"

/**
 * Pence a month of another item in a running plan: as it is offered today for a
 * plan of that length. The course's limit was asked for when the plan was bought,
 * and its days stay.
 * @returns null where the item isn't offered so
 */
export async function dosePrice(
  container: MedusaContainer,
  plan: Pick<PlanRecord, "months">,
  to: { item: Item; category: Category; packs: number }
): Promise<number | null> {
  const { item, category, packs } = to
  const prices = await packPrices(container, [item.variant_id])
  const offer = offeredPlans(item, {
    plans_allowed: category.plans_allowed,
    pack_price: prices.get(item.variant_id) ?? null,
    quantity: packs,
  }).find(({ months }) => months === plan.months)
  return offer ? offer.unit_price * packs : null
}
