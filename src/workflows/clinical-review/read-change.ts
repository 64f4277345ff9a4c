import type { MedusaContainer } from "@medusajs/framework/types"
import {
  givenBackOf,
  topUpOf,
} from "../../modules/clinical-review/domain/change-proposal"
import { invalid } from "../../shared/errors"
import { priceChange } from "./price-change"
import { casesOf, formularyOf } from "./services"

type Prices = { paid_pence: number; new_pence: number }

const priceView = (prices: Prices) => ({
  paid: prices.paid_pence,
  price: prices.new_pence,
  more: topUpOf(prices),
  back: givenBackOf(prices),
})

/**
 * What a change would cost its patient, before it is proposed: the price that
 * the proposal would fix.
 * @throws invalid_field for an unknown item, not_eligible when it isn't sold now
 */
export async function readChangePrice(
  container: MedusaContainer,
  input: { case_id: string; formulary_item_id: string; packs: number }
) {
  const record = await casesOf(container).retrieveClinicalCase(input.case_id)
  const [item] = await formularyOf(container).listFormularyItems({
    id: input.formulary_item_id,
  })
  if (!item) {
    throw invalid("formulary_item_id", "is no item of the formulary")
  }
  return priceView(
    await priceChange(container, record, {
      variant_id: item.variant_id,
      packs: input.packs,
    })
  )
}

/** The newest change that was proposed for a case; null when there was none. */
export async function readChange(container: MedusaContainer, case_id: string) {
  const [row] = await casesOf(container).listChangeProposals(
    { case_id },
    { order: { proposed_at: "DESC", id: "DESC" }, take: 1 }
  )
  return {
    change: row
      ? {
          ...priceView(row),
          id: row.id,
          state: row.state,
          from: { name: row.from_name, quantity: row.from_quantity },
          to: { name: row.to_name, quantity: row.to_quantity },
          top_up: row.top_up,
          proposed_at: row.proposed_at.toISOString(),
          answered_at: row.answered_at?.toISOString() ?? null,
        }
      : null,
  }
}
