import type { MedusaContainer } from "@medusajs/framework/types"
import { isEndedUnsupplied } from "../../modules/clinical-review/domain/ended"
import type { CaseRecord } from "../../modules/clinical-review/types"
import type { Bought } from "../../modules/formulary/domain/ingredient-limits"
import type { FormularyItemRow } from "../../modules/formulary/service"
import type { InstalmentRecord } from "../../modules/treatment-plan/types"
import { addMonths, startOfDay, type Day } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { dispensingOf } from "../dispensing/services"
import { dosesInForce, readTerms } from "../dose-change/month-terms"
import { plansOf } from "../treatment-plan/services"
import { consultationsOf, formularyOf } from "./services"

type Packs = Pick<
  FormularyItemRow,
  "ingredient" | "legal_class" | "mg_per_unit" | "units_per_pack"
>

/** Packs of an item as the limits count them. */
export const boughtOf = (item: Packs, packs: number, at: Date): Bought => ({
  ingredient: item.ingredient,
  legal_class: item.legal_class,
  mg_per_unit: item.mg_per_unit,
  units_per_pack: item.units_per_pack,
  packs,
  at,
})

/** The same packs every month from a moment on, as a plan sends them; once where it isn't one. */
export function boughtMonths(
  item: Packs,
  packs: number,
  of: { months: number | null; from: Date }
): Bought[] {
  if (of.months === null) {
    return [boughtOf(item, packs, of.from)]
  }
  return Array.from({ length: of.months }, (_, at) => ({
    ...boughtOf(item, packs, monthAfter(of.from, at)),
    monthly: true,
  }))
}

function monthAfter(from: Date, months: number): Date {
  const day = londonDay(from)
  const passed = from.getTime() - startOfDay(day).getTime()
  return new Date(startOfDay(addMonths(day, months)).getTime() + passed)
}

/** The length of what a case bought; null for a one-off. */
export const monthsOf = (
  record: Pick<CaseRecord, "order_type" | "instalment_count">
): number | null =>
  record.order_type === "instalments" ? record.instalment_count : null

/** When an order begins: at once, or with the end of the supply that it renews (REN-3). */
export const beginsAt = (at: Date, starts_on: Day | null | undefined): Date =>
  starts_on && startOfDay(starts_on) > at ? startOfDay(starts_on) : at

type Ordered = Pick<
  CaseRecord,
  | "id"
  | "order_id"
  | "consultation_id"
  | "order_type"
  | "instalment_count"
  | "quantity"
  | "place_at"
  | "state"
  | "ended_as"
>

/**
 * What cases send, month by month: what has left on its day, what is to come on
 * the day on which it is due, nothing that was cancelled or given back unsent. A
 * plan that waits for its first parcel counts from when it would begin, a paid
 * one-off that waits as if it left now. Six indexed queries at most, whatever the number
 * of cases.
 */
export async function readMonthsOf(
  container: MedusaContainer,
  cases: readonly Ordered[],
  itemOf: (record: Ordered) => Packs | undefined
): Promise<Map<string, Bought[]>> {
  const starts = await startsOfOrders(container, cases)
  const left = await lastDispatches(
    container,
    cases.filter(({ order_type }) => order_type === "one_off")
  )
  const plans = await plansOf(container).listPlans(
    {
      case_id: cases
        .filter(({ order_type }) => order_type === "instalments")
        .map(({ id }) => id),
    },
    {
      select: [
        "id",
        "case_id",
        "formulary_item_id",
        "variant_id",
        "quantity",
        "monthly_price",
      ],
      take: null,
    }
  )
  const months = await plansOf(container).listInstalments(
    { plan_id: plans.map(({ id }) => id) },
    {
      select: ["id", "plan_id", "number", "state", "due_on", "supplied_at"],
      take: null,
    }
  )
  const termsOf = await readTerms(container, plans)
  const others = await otherStrengths(container, plans)
  return new Map(
    cases.map((record) => {
      const item = itemOf(record)
      const from = beginsAt(record.place_at, starts.get(record.id))
      const plan = plans.find(({ case_id }) => case_id === record.id)
      if (!item || (!plan && isEndedUnsupplied(record))) {
        return [record.id, []]
      }
      if (!plan) {
        const of = { months: monthsOf(record), from }
        const bought =
          of.months === null
            ? [oneOff(item, record, { from, left_at: left.get(record.id) })]
            : boughtMonths(item, record.quantity, of)
        return [record.id, bought]
      }
      const sent = months
        .filter((one) => one.plan_id === plan.id && isSent(one))
        .map((one) => {
          const terms = termsOf(plan, one.number)
          const ofMonth =
            terms.dose_change_id === null
              ? item
              : (others.get(terms.formulary_item_id) ?? item)
          return {
            ...boughtOf(ofMonth, terms.quantity, dayOfMonth(one, from)),
            monthly: true,
          }
        })
      return [record.id, sent]
    })
  )
}

/** The items that took the place of what plans were bought as, by their ids. */
async function otherStrengths(
  container: MedusaContainer,
  plans: readonly { id: string }[]
): Promise<Map<string, Packs>> {
  const changes = await dosesInForce(container, {
    plan_id: plans.map(({ id }) => id),
  })
  const items =
    changes.length === 0
      ? []
      : await formularyOf(container).listFormularyItems(
          { id: changes.map(({ to_item_id }) => to_item_id) },
          { take: null }
        )
  return new Map(items.map((item) => [item.id, item]))
}

/** Sold on its day, had on the one on which it leaves: the limits count by both. Nobody knows whether what isn't paid ever will. */
function oneOff(
  item: Packs,
  { quantity, state, ended_as }: Ordered,
  of: { from: Date; left_at: Date | undefined }
): Bought {
  const now = clock.now()
  const waits = ended_as === null && state !== "payment_pending"
  const leaves = waits && of.from < now ? now : of.from
  return {
    ...boughtOf(item, quantity, of.left_at ?? leaves),
    sold_at: of.from,
  }
}

/** When the parcels of one-offs left; the last one where a lost parcel was replaced. */
async function lastDispatches(
  container: MedusaContainer,
  cases: readonly Pick<Ordered, "id">[]
): Promise<Map<string, Date>> {
  if (cases.length === 0) {
    return new Map()
  }
  const sent = await dispensingOf(container).listSupplies(
    { case_id: cases.map(({ id }) => id), dispatched_at: { $ne: null } },
    {
      select: ["id", "case_id", "dispatched_at"],
      order: { dispatched_at: "ASC" },
      take: null,
    }
  )
  return new Map(
    sent.flatMap(({ case_id, dispatched_at }) =>
      dispatched_at ? [[case_id, dispatched_at] as const] : []
    )
  )
}

type Month = Pick<
  InstalmentRecord,
  "number" | "state" | "due_on" | "supplied_at"
>

const isSent = ({ state, supplied_at }: Month): boolean =>
  supplied_at !== null || (state !== "cancelled" && state !== "refunded")

/** What is overdue is still to come. */
function dayOfMonth(month: Month, from: Date): Date {
  const { supplied_at, due_on, number } = month
  if (supplied_at !== null) {
    return supplied_at
  }
  const due =
    due_on === null ? monthAfter(from, number - 1) : startOfDay(due_on)
  return due_on !== null && due < clock.now() ? clock.now() : due
}

/** When renewals among some cases were to begin, by case. */
async function startsOfOrders(
  container: MedusaContainer,
  cases: readonly Ordered[]
): Promise<Map<string, Day | null>> {
  const ticked = await plansOf(container).listReconfirmations(
    { order_id: cases.map(({ order_id }) => order_id) },
    {
      select: ["id", "order_id", "consultation_id", "starts_on"],
      take: null,
    }
  )
  return new Map(
    cases.flatMap(({ id, order_id, consultation_id }) => {
      const own = ticked.find(
        (one) =>
          one.order_id === order_id && one.consultation_id === consultation_id
      )
      return own ? [[id, own.starts_on] as const] : []
    })
  )
}

/** When the renewals in a basket are to begin, by the variant that was chosen. */
export async function startsOfBasket(
  container: MedusaContainer,
  cart_id: string | null
): Promise<Map<string, Day | null>> {
  const bound = cart_id
    ? await consultationsOf(container).listConsultations(
        { cart_id, reconfirmation_id: { $ne: null } },
        { select: ["id", "variant_id", "reconfirmation_id"] }
      )
    : []
  if (bound.length === 0) {
    return new Map()
  }
  const ticked = await plansOf(container).listReconfirmations(
    { id: bound.flatMap(({ reconfirmation_id }) => reconfirmation_id ?? []) },
    { select: ["id", "starts_on"], take: null }
  )
  return new Map(
    bound.flatMap(({ variant_id, reconfirmation_id }) => {
      const own = ticked.find(({ id }) => id === reconfirmation_id)
      return variant_id && own ? [[variant_id, own.starts_on] as const] : []
    })
  )
}
