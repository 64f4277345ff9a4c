import type { Day } from "../../../shared/calendar"
import { londonDay } from "../../../shared/london"
import { ingredientsOf, type PackAmounts } from "./amounts"
import type { LegalClass } from "./legal-class"

/** In what a limit counts: milligrams of the ingredient, units (tablets, doses) or packs. */
export const LIMIT_UNITS = ["mg", "units", "packs"] as const
export type LimitUnit = (typeof LIMIT_UNITS)[number]

/** Who may approve more with a reason; null where nobody may. */
export const OVERRIDE_ROLES = ["prescriber", "pharmacist"] as const
export type OverrideRole = (typeof OVERRIDE_ROLES)[number]

/** How much of an ingredient one person may have. */
export type IngredientLimit = {
  id: string
  ingredient: string
  /** The classes of packs whose sale it rules. */
  classes: LegalClass[]
  unit: LimitUnit
  /** In one sale; what one person buys on one day is one sale, whatever the orders. */
  per_sale: number | null
  per_window: number | null
  window_days: number | null
  /** No pack may hold more. */
  max_units_per_pack: number | null
  /** Ingredients that may not be in the same sale. */
  exclusive_with: string[]
  override_role: OverrideRole | null
}

/** Packs that a person has bought, or asks for. */
export type Bought = PackAmounts & {
  ingredient: string
  legal_class: LegalClass
  packs: number
  /** When they left, or are to leave. */
  at: Date
  /** The day of its sale, where that is another one. */
  sold_at?: Date
  /** One month of a plan. */
  monthly?: boolean
}

export type LimitProblem = {
  limit_id: string
  ingredient: string
  kind: "per_sale" | "per_window" | "pack_size" | "exclusive" | "unknown"
  unit: LimitUnit
  /** What it comes to with what is asked for; null where an amount is unknown. */
  total: number | null
  limit: number | null
  window_days: number | null
  override_role: OverrideRole | null
}

const DAY_MS = 24 * 60 * 60_000

const holds = (bought: Bought, ingredient: string): boolean =>
  ingredientsOf(bought.ingredient).includes(ingredient.trim().toLowerCase())

/** How much of it is in the packs; null when the formulary doesn't say. */
export function amountOf(bought: Bought, unit: LimitUnit): number | null {
  const { packs, units_per_pack: units, mg_per_unit: mg } = bought
  switch (unit) {
    case "packs":
      return packs
    case "units":
      return units === null ? null : packs * units
    case "mg":
      return units === null || mg === null ? null : packs * units * mg
  }
}

/**
 * The sum of an ingredient over time, over whatever accounts are given.
 * @returns null when one of the amounts is unknown: unknown is never little
 */
export function quantityOverTime(
  supplies: readonly Bought[],
  of: { ingredient: string; unit: LimitUnit; since: Date; until: Date }
): number | null {
  return supplies
    .filter((one) => holds(one, of.ingredient))
    .filter(({ at }) => at >= of.since && at <= of.until)
    .map((one) => amountOf(one, of.unit))
    .reduce<number | null>(
      (sum, amount) => (sum === null || amount === null ? null : sum + amount),
      0
    )
}

/**
 * Every limit that a sale would exceed, together with what the person, or the
 * accounts possibly theirs, had before or is still to have. A
 * plan's months are given one by one: each is a sale on its day, and every
 * stretch of a limit's length that holds something of this sale counts. Empty
 * when none.
 */
export function limitProblems(
  limits: readonly IngredientLimit[],
  asked: readonly Bought[],
  earlier: readonly Bought[]
): LimitProblem[] {
  return limits.flatMap((limit) => {
    const ruled = asked.filter(
      (one) =>
        holds(one, limit.ingredient) && limit.classes.includes(one.legal_class)
    )
    return ruled.length === 0
      ? []
      : problemsOfLimit(limit, ruled, asked, earlier)
  })
}

function problemsOfLimit(
  limit: IngredientLimit,
  ruled: readonly Bought[],
  asked: readonly Bought[],
  earlier: readonly Bought[]
): LimitProblem[] {
  const problems: LimitProblem[] = []
  const add = (
    kind: LimitProblem["kind"],
    total: number | null,
    most: number | null
  ) =>
    problems.push({
      limit_id: limit.id,
      ingredient: limit.ingredient,
      kind,
      unit: limit.unit,
      total,
      limit: most,
      window_days: limit.window_days,
      override_role: limit.override_role,
    })
  const check = (
    kind: "per_sale" | "per_window",
    together: readonly (readonly Bought[])[],
    most: number
  ) => {
    const { ingredient, unit } = limit
    const of = { ingredient, unit, since: FIRST, until: LAST }
    const totals = together.map((supplies) => quantityOverTime(supplies, of))
    const known = totals.filter((total) => total !== null)
    const total = known.reduce((one, other) => Math.max(one, other), 0)
    if (known.length < totals.length) {
      add("unknown", null, most)
    } else if (total > most) {
      add(kind, total, most)
    }
  }
  const sales = salesOf(asked, earlier)
  if (limit.per_sale !== null) {
    const inClass = sales.map((sale) =>
      sale.filter((one) => limit.classes.includes(one.legal_class))
    )
    check("per_sale", inClass, limit.per_sale)
  }
  if (limit.per_window !== null && limit.window_days !== null) {
    const together = stretchesWith(asked, earlier, limit.window_days)
    check("per_window", together, limit.per_window)
  }
  const most = limit.max_units_per_pack
  if (most !== null) {
    ruled
      .filter(({ units_per_pack: units }) => units === null || units > most)
      .slice(0, 1)
      .forEach((one) => add("pack_size", one.units_per_pack, most))
  }
  const isWithOther = (sale: readonly Bought[]) =>
    limit.exclusive_with.some((other) => sale.some((one) => holds(one, other)))
  if (sales.some(isWithOther)) {
    add("exclusive", null, null)
  }
  return problems
}

const saleDay = ({ at, sold_at }: Bought): Day => londonDay(sold_at ?? at)

/** What one person buys on one day of London's calendar is one sale. */
function salesOf(
  asked: readonly Bought[],
  earlier: readonly Bought[]
): Bought[][] {
  const dated = [...asked, ...earlier].map((one) => ({
    one,
    day: saleDay(one),
  }))
  const days = new Set(asked.map(saleDay))
  return [...days].map((day) =>
    dated.filter((each) => each.day === day).map(({ one }) => one)
  )
}

/** February's months are so much shorter than the thirty days that limits count in. */
const SHORTER_MONTH_DAYS = 2

/**
 * All that lies together within some days, ending with each of the supplies, as
 * far as something of what is asked for is in it. Between months of plans the
 * shortest month still is one, so that a pack a month is no more than a limit
 * of a pack in thirty days.
 */
export function stretchesWith(
  asked: readonly Bought[],
  earlier: readonly Bought[],
  days: number
): Bought[][] {
  const all = [...asked, ...earlier]
  const stretches = all.map((last) =>
    all.filter((one) => {
      const room = last.at.getTime() - one.at.getTime()
      return one.monthly && last.monthly
        ? room >= 0 && room < (days - SHORTER_MONTH_DAYS) * DAY_MS
        : room >= 0 && room <= days * DAY_MS
    })
  )
  const wanted = new Set(asked)
  return stretches.filter((stretch) => stretch.some((one) => wanted.has(one)))
}

const FIRST = new Date(0)
const LAST = new Date(8.64e15)
