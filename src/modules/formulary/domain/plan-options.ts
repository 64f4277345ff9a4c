import { z } from "@medusajs/framework/zod"

export const MOST_MONTHS = 12
const MOST_DISCOUNT = 90
/** The least days between two monthly supplies: February. */
const SHORTEST_MONTH = 28

/**
 * A length in which an item may be bought as a plan (PAY-2). The price is for
 * one pack a month, in pence: said outright, or as so much per cent less than
 * the pack costs by itself. One that is off is kept and not offered.
 */
export const planOptionSchema = z
  .object({
    months: z.number().int().min(1).max(MOST_MONTHS),
    monthly_price: z.number().int().min(1).max(1_000_000).nullable(),
    discount_percent: z.number().int().min(1).max(MOST_DISCOUNT).nullable(),
    on: z.boolean(),
  })
  .strict()
export type PlanOption = z.infer<typeof planOptionSchema>

/** A length that may be bought now, with the pence of one pack a month. */
export type OfferedPlan = { months: number; unit_price: number }

/** An item's options as they are stored; what nobody has decided yet is none. */
export const readPlanOptions = (stored: unknown): PlanOption[] =>
  z.array(planOptionSchema).safeParse(stored).data ?? []

/** What is wrong with an item's options, or null: a price in exactly one way, each length once. */
export function problemOfPlanOptions(
  options: readonly PlanOption[]
): { field: string; message: string } | null {
  const priced = options.findIndex(
    ({ monthly_price, discount_percent }) =>
      (monthly_price === null) === (discount_percent === null)
  )
  if (priced >= 0) {
    return {
      field: `plan_options.${priced}`,
      message: "needs either a monthly price or a discount",
    }
  }
  const twice = options.findIndex(
    ({ months }, at) =>
      options.findIndex((other) => other.months === months) < at
  )
  return twice < 0
    ? null
    : {
        field: `plan_options.${twice}.months`,
        message: "is there already: each length once",
      }
}

/** Pence of one pack a month; null where a discount has no price to be taken from. */
export function unitPriceOf(
  { monthly_price, discount_percent }: PlanOption,
  packPrice: number | null
): number | null {
  if (monthly_price !== null || discount_percent === null) {
    return monthly_price
  }
  return packPrice === null
    ? null
    : Math.max(1, Math.round((packPrice * (100 - discount_percent)) / 100))
}

type PlannedItem = {
  plan_options: unknown
  max_quantity_per_order: number
  max_quantity_per_period: number
  period_days: number
}

/**
 * The plans in which so many packs a month may be bought, the shortest first:
 * none where the category has none (SAF-18), and no length in which the monthly
 * supplies would go beyond what one period may hold. The limit of the course is
 * the caller's question (REN-4).
 * @param packPrice pence of a pack bought by itself; null for none
 */
export function offeredPlans(
  item: PlannedItem,
  about: { plans_allowed: boolean; pack_price: number | null; quantity: number }
): OfferedPlan[] {
  if (!about.plans_allowed || about.quantity > item.max_quantity_per_order) {
    return []
  }
  return readPlanOptions(item.plan_options)
    .filter(({ on, months }) => on && fitsPeriod(item, months, about.quantity))
    .flatMap((option) => {
      const unit_price = unitPriceOf(option, about.pack_price)
      return unit_price === null ? [] : [{ months: option.months, unit_price }]
    })
    .sort((one, other) => one.months - other.months)
}

/** Whether so many packs a month, for so many months, stay within what one period may hold. */
export function fitsPeriod(
  {
    period_days,
    max_quantity_per_period,
  }: Pick<PlannedItem, "period_days" | "max_quantity_per_period">,
  months: number,
  quantity: number
): boolean {
  const supplies = Math.min(
    months,
    1 + Math.floor((period_days - 1) / SHORTEST_MONTH)
  )
  return supplies * quantity <= max_quantity_per_period
}
