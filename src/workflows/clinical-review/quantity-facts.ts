import type { MedusaContainer } from "@medusajs/framework/types"
import { ingredientsOf } from "../../modules/formulary/domain/amounts"
import {
  amountOf,
  limitProblems,
  stretchesWith,
  type Bought,
  type IngredientLimit,
  type LimitProblem,
} from "../../modules/formulary/domain/ingredient-limits"
import type { FormularyItemRow } from "../../modules/formulary/service"
import { clock } from "../../shared/clock"
import {
  beginsAt,
  boughtMonths,
  boughtOf,
  readMonthsOf,
  startsOfBasket,
} from "./bought-months"
import { casesOf, formularyOf } from "./services"

const DAY_MS = 24 * 60 * 60_000
/** The table on the case page looks back so far, limits as far as they say. */
export const SHOWN_DAYS = 365
/** More cases of one ingredient than this nobody has in such a time. */
const MOST = 500
/** A plan sends for a year from its approval, and a one-off may wait as long: so long before it may have been ordered. */
const SENDS_DAYS = 400

/** A treatment that was ordered, and not turned down, by one of the accounts. */
export type BoughtCase = Bought & {
  /** Each time that it was or will be sent: once, or every month of its plan. */
  supplies: Bought[]
  case_id: string
  reference: string
  patient_id: string
  treatment_name: string
  state: string
  formulary_item_id: string
}

const LET_THROUGH = new Set(["awaiting_signature", "approved", "closed"])

type Except = { order_id: string } | { case_id: string } | Record<never, never>

/**
 * What accounts ordered of some ingredients of late, without what was turned
 * down, with the months of plans that still run. A fixed number of
 * indexed queries, whatever the number of accounts.
 */
export async function readBought(
  container: MedusaContainer,
  input: {
    patient_ids: string[]
    ingredients: string[]
    days: number
    except: Except
  }
): Promise<BoughtCase[]> {
  const { patient_ids, ingredients, except } = input
  const names = ingredients.flatMap(ingredientsOf)
  if (patient_ids.length === 0 || names.length === 0) {
    return []
  }
  const items = await formularyOf(container).listFormularyItems(
    {
      $or: names.map((name) => ({ ingredient: { $ilike: `%${name}%` } })),
    },
    { take: MOST }
  )
  const since = daysBack(input.days)
  const cases = await casesOf(container).listClinicalCases(
    {
      patient_id: patient_ids,
      formulary_item_id: items.map(({ id }) => id),
      $or: [
        { ended_as: null },
        { ended_as: "completed" },
        // What a plan has sent before it was ended was had all the same.
        { order_type: "instalments" },
      ],
      place_at: { $gte: daysBack(input.days + SENDS_DAYS) },
      ...("order_id" in except ? { order_id: { $ne: except.order_id } } : {}),
      ...("case_id" in except ? { id: { $ne: except.case_id } } : {}),
    },
    { take: MOST, order: { place_at: "DESC" } }
  )
  const byId = new Map(items.map((item) => [item.id, item]))
  const months = await readMonthsOf(container, cases, (record) => {
    const one = cases.find(({ id }) => id === record.id)
    return one && byId.get(one.formulary_item_id)
  })
  return cases.flatMap((one) => {
    const item = byId.get(one.formulary_item_id)
    const supplies = (months.get(one.id) ?? []).filter(({ at }) => at >= since)
    return item && supplies.length > 0
      ? [
          {
            ...boughtOf(item, one.quantity, one.place_at),
            supplies,
            case_id: one.id,
            reference: one.reference,
            patient_id: one.patient_id,
            treatment_name: one.treatment_name,
            state: one.state,
            formulary_item_id: item.id,
          },
        ]
      : []
  })
}

const daysBack = (days: number): Date =>
  new Date(clock.now().getTime() - days * DAY_MS)

/** How far back the limits, and what goes with their ingredients, have to be looked for. */
export const scopeOf = (
  limits: readonly IngredientLimit[],
  asked: readonly Bought[]
): { days: number; ingredients: string[] } => {
  const names = new Set(asked.flatMap((one) => ingredientsOf(one.ingredient)))
  const ruled = limits.filter((limit) => names.has(limit.ingredient))
  return {
    days: Math.max(1, ...ruled.map(({ window_days }) => window_days ?? 1)) + 1,
    ingredients: ruled.flatMap((limit) => [
      limit.ingredient,
      ...limit.exclusive_with,
    ]),
  }
}

/**
 * The limits that packs exceed together with what the accounts had before.
 * `asked` is one person's sale.
 */
export async function findLimitProblems(
  container: MedusaContainer,
  input: {
    patient_ids: string[]
    asked: Bought[]
    except: Except
    /** When it was asked for, where that isn't now: what came later and waits doesn't count. */
    at?: Date
  }
): Promise<LimitProblem[]> {
  const now = clock.now()
  const at = input.at ?? now
  const limits = await formularyOf(container).limitsInForce()
  const { days, ingredients } = scopeOf(limits, input.asked)
  if (ingredients.length === 0) {
    return []
  }
  const age = Math.ceil((now.getTime() - at.getTime()) / DAY_MS)
  const found = await readBought(container, {
    ...input,
    days: days + age,
    ingredients,
  })
  const earlier = found
    .filter((one) => one.at <= at || LET_THROUGH.has(one.state))
    .flatMap(({ supplies }) => supplies)
  return limitProblems(limits, input.asked, earlier)
}

/**
 * The most packs of an item that come together in one of its periods with what
 * is asked for, in packs of its size; more than allowed asks for a look.
 */
export function packsInPeriod(
  item: FormularyItemRow,
  asked: readonly Bought[],
  others: readonly Bought[]
): number {
  const isAlike = (one: Bought) => one.ingredient === item.ingredient
  const own = amountOf(boughtOf(item, 1, clock.now()), "mg")
  const packsOf = (one: Bought): number => {
    const amount = amountOf(one, "mg")
    // Where the strength is unknown, a pack is a pack.
    return own && amount !== null ? amount / own : one.packs
  }
  return stretchesWith(
    asked.filter(isAlike),
    others.filter(isAlike),
    item.period_days
  )
    .map((stretch) => stretch.reduce((sum, one) => sum + packsOf(one), 0))
    .reduce((one, other) => Math.max(one, other), 0)
}

/** What of a new order's lines is more than a limit allows, by formulary item, for its cases' flags. */
export async function judgeOrderQuantities(
  container: MedusaContainer,
  input: {
    patient_ids: string[]
    order_id: string
    /** The basket that it was made of. */
    cart_id: string | null
    lines: {
      variant_id?: string | null | undefined
      quantity: number
      /** Of a plan: its months. */
      metadata?: { instalment_count?: number | undefined } | null | undefined
    }[]
  }
): Promise<Map<string, { subject: string; amount: number }[]>> {
  const now = clock.now()
  const items = await formularyOf(container).listFormularyItems({
    variant_id: input.lines.flatMap(({ variant_id }) => variant_id ?? []),
  })
  const starts = await startsOfBasket(container, input.cart_id)
  const asked = input.lines.flatMap((line) => {
    const item = items.find((one) => one.variant_id === line.variant_id)
    if (!item) {
      return []
    }
    const from = beginsAt(now, starts.get(item.variant_id))
    const months = line.metadata?.instalment_count ?? null
    return boughtMonths(item, line.quantity, { months, from }).map(
      (bought) => ({ item, bought })
    )
  })
  const except = { order_id: input.order_id }
  const problems = await findLimitProblems(container, {
    patient_ids: input.patient_ids,
    asked: asked.map(({ bought }) => bought),
    except,
  })
  const others = await readBought(container, {
    patient_ids: input.patient_ids,
    ingredients: items.map(({ ingredient }) => ingredient),
    days: Math.max(1, ...items.map(({ period_days }) => period_days)),
    except,
  })
  return new Map(
    asked.map(({ item }) => {
      const packs = packsInPeriod(
        item,
        asked.map(({ bought }) => bought),
        others.flatMap(({ supplies }) => supplies)
      )
      const own = problems.filter(({ ingredient }) =>
        ingredientsOf(item.ingredient).includes(ingredient)
      )
      return [
        item.id,
        [
          ...(packs > item.max_quantity_per_period
            ? [{ subject: "period", amount: packs }]
            : []),
          ...uniqueByLimit(own).map(({ limit_id, total }) => ({
            subject: limit_id,
            amount: total ?? 0,
          })),
        ],
      ]
    })
  )
}

/** A flag is one a limit, whatever parts of it are exceeded. */
const uniqueByLimit = (problems: LimitProblem[]): LimitProblem[] => [
  ...new Map(problems.map((one) => [one.limit_id, one])).values(),
]
