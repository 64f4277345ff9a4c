import type { MedusaContainer } from "@medusajs/framework/types"
import {
  givenBackOf,
  topUpOf,
} from "../../modules/clinical-review/domain/change-proposal"
import type { ChangeProposalRecord } from "../../modules/clinical-review/types"
import { invalid } from "../../shared/errors"
import { lengthsInPlace, planToChange } from "./plan-change"
import { priceChange } from "./price-change"
import { casesOf, formularyOf } from "./services"

type Prices = { paid_pence: number; new_pence: number }
type Monthly = Pick<
  ChangeProposalRecord,
  | "from_months"
  | "to_months"
  | "from_monthly_pence"
  | "to_monthly_pence"
  | "delivery_pence"
>

const priceView = (prices: Prices) => ({
  paid: prices.paid_pence,
  price: prices.new_pence,
  more: topUpOf(prices),
  back: givenBackOf(prices),
})

/** Of a plan: its months, and what each costs without delivery; null for a one-off. */
const monthlyView = (row: Monthly) =>
  row.from_months === null ||
  row.to_months === null ||
  row.from_monthly_pence === null ||
  row.to_monthly_pence === null ||
  row.delivery_pence === null
    ? null
    : {
        from: { months: row.from_months, monthly: row.from_monthly_pence },
        to: { months: row.to_months, monthly: row.to_monthly_pence },
        delivery: row.delivery_pence,
      }

type AskedPrice = {
  case_id: string
  formulary_item_id: string
  packs: number
  /** Of a plan; null for the length that it has. */
  months: number | null
}

/**
 * What a change would cost its patient, before it is proposed: the price that
 * the proposal would fix; null for a plan in a length that isn't offered, beside
 * those that are.
 * @throws invalid_field for an unknown item, not_eligible when it isn't sold now
 */
export async function readChangePrice(
  container: MedusaContainer,
  input: AskedPrice
) {
  const record = await casesOf(container).retrieveClinicalCase(input.case_id)
  const [item] = await formularyOf(container).listFormularyItems({
    id: input.formulary_item_id,
  })
  if (!item) {
    throw invalid("formulary_item_id", "is no item of the formulary")
  }
  const { packs, months } = input
  const plan = await planToChange(container, record)
  const lengths = plan
    ? await lengthsInPlace(container, record, plan, { item, packs })
    : []
  const wanted = months ?? plan?.months
  if (plan && !lengths.some((one) => one.months === wanted)) {
    return { price: null, lengths: lengths.map((one) => one.months) }
  }
  const prices = await priceChange(container, record, { item, packs, months })
  return {
    price: {
      ...priceView(prices),
      plan: prices.plan && monthlyView(prices.plan),
    },
    lengths: lengths.map((one) => one.months),
  }
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
          plan: monthlyView(row),
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
