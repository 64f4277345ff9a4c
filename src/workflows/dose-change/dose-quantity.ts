import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseRecord } from "../../modules/clinical-review/types"
import {
  limitProblems,
  type Bought,
  type LimitProblem,
} from "../../modules/formulary/domain/ingredient-limits"
import type {
  InstalmentRecord,
  PlanRecord,
} from "../../modules/treatment-plan/types"
import { addMonths, startOfDay } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { notAllowed } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { boughtOf } from "../clinical-review/bought-months"
import { readBought, scopeOf } from "../clinical-review/quantity-facts"
import type { Item } from "../clinical-review/review-facts"
import { formularyOf } from "../clinical-review/services"
import { clusterIds } from "../patient/linked-persons"
import { plansOf } from "../treatment-plan/services"
import { readTerms } from "./month-terms"

/** Another strength for some months of a plan. */
export type DoseAsked = {
  record: Pick<CaseRecord, "id" | "patient_id">
  plan: PlanRecord
  item: Item
  /** A month. */
  packs: number
  /** Those that would have it, by their numbers. */
  months: readonly number[]
}

/** Begins the words of a decision above a limit. */
const ABOVE = "Above the quantity limit: "

/**
 * The limits that the months of another strength exceed on the days on which
 * they are due, with the plan's other months as they were or will be sent, and
 * what was ordered besides, over all accounts of the person (R-41, SAF-11).
 * @param until what was ordered later doesn't count
 */
export async function doseProblems(
  container: MedusaContainer,
  of: DoseAsked,
  until?: Date
): Promise<LimitProblem[]> {
  const { record, plan, item, packs, months } = of
  const own = await plansOf(container).listInstalments(
    { plan_id: plan.id },
    { order: { number: "ASC" }, take: null }
  )
  const days = dueDays(own)
  const asked = own
    .filter(({ number }) => months.includes(number))
    .map((month) => ({
      ...boughtOf(item, packs, days(month)),
      monthly: true,
    }))
  const limits = await formularyOf(container).limitsInForce()
  const scope = scopeOf(limits, asked)
  if (scope.ingredients.length === 0) {
    return []
  }
  const others = await readBought(container, {
    patient_ids: await clusterIds(container, record.patient_id),
    ...scope,
    except: { case_id: record.id },
  })
  const earlier = [
    ...others
      .filter(({ at }) => until === undefined || at <= until)
      .flatMap(({ supplies }) => supplies),
    ...(await otherMonths(
      container,
      plan,
      own.filter(({ number }) => !months.includes(number)),
      days
    )),
  ]
  return limitProblems(limits, asked, earlier)
}

/** The plan's months that keep their strength, as they were sent or will be. */
async function otherMonths(
  container: MedusaContainer,
  plan: PlanRecord,
  months: readonly InstalmentRecord[],
  days: (month: InstalmentRecord) => Date
): Promise<Bought[]> {
  const termsOf = await readTerms(container, [plan])
  const sent = months
    .filter(
      ({ state, supplied_at }) =>
        supplied_at !== null || (state !== "cancelled" && state !== "refunded")
    )
    .map((month) => ({ month, terms: termsOf(plan, month.number) }))
  const items = await formularyOf(container).listFormularyItems(
    { id: sent.map(({ terms }) => terms.formulary_item_id) },
    { take: null }
  )
  const byId = new Map(items.map((item) => [item.id, item]))
  return sent.flatMap(({ month, terms }) => {
    const item = byId.get(terms.formulary_item_id)
    return item
      ? [
          {
            ...boughtOf(item, terms.quantity, days(month)),
            monthly: true,
          },
        ]
      : []
  })
}

/**
 * When months were or are to be sent. What is overdue comes now; of a plan that
 * has stood still the next ones come a month after one another, as it isn't made
 * up for.
 */
function dueDays(
  months: readonly InstalmentRecord[]
): (month: InstalmentRecord) => Date {
  const now = clock.now()
  const today = londonDay(now)
  const open = months.filter(
    ({ state, supplied_at }) =>
      supplied_at === null && state !== "cancelled" && state !== "refunded"
  )
  const overdue = open.filter(({ due_on }) => due_on === null || due_on < today)
  return ({ id, due_on, supplied_at }) => {
    if (supplied_at !== null) {
      return supplied_at
    }
    const at = (overdue.length > 1 ? open : overdue).findIndex(
      (one) => one.id === id
    )
    const put_off = addMonths(today, Math.max(0, at))
    const day = due_on === null || due_on < put_off ? put_off : due_on
    return day <= today ? now : startOfDay(day)
  }
}

/**
 * Whether another strength is within the limits; above one only the role that
 * it names may propose it, with a reason, which goes on the decision.
 * @returns the words that go on the decision; null when nothing is exceeded
 * @throws limit_reached naming the limits
 */
export async function assertDoseQuantity(
  container: MedusaContainer,
  of: DoseAsked,
  by: { role: string; justification: string | null }
): Promise<string | null> {
  const problems = await doseProblems(container, of)
  if (problems.length === 0) {
    return null
  }
  const isOverridden = problems.every(
    ({ override_role }) => override_role === by.role
  )
  if (!isOverridden || !by.justification) {
    throw aboveLimit(of, problems)
  }
  return `${ABOVE}${by.justification}`
}

/**
 * The same once the patient has agreed: a reason holds for what it was given
 * for, and not for what was ordered since (SAF-2).
 * @throws limit_reached naming the limits
 */
export async function assertDoseStillWithin(
  container: MedusaContainer,
  of: DoseAsked,
  decided: { role: string; notes: string | null; at: Date }
): Promise<void> {
  const problems = await doseProblems(container, of)
  if (problems.length === 0) {
    return
  }
  const before = await doseProblems(container, of, decided.at)
  const isReasoned =
    decided.notes?.startsWith(ABOVE) === true &&
    problems.every(({ override_role }) => override_role === decided.role) &&
    keyOf(problems) === keyOf(before)
  if (!isReasoned) {
    throw aboveLimit(of, problems)
  }
}

const keyOf = (problems: readonly LimitProblem[]): string =>
  JSON.stringify(
    problems.map(({ limit_id, kind, total }) => [limit_id, kind, total])
  )

const aboveLimit = (
  { record }: DoseAsked,
  problems: readonly LimitProblem[]
) => {
  const names = [...new Set(problems.map(({ limit_id }) => limit_id))]
  return notAllowed(
    "limit_reached",
    `Case ${record.id}: above the limit ${names.join(", ")}; where its role may exceed it, say why in quantity_justification`
  )
}
