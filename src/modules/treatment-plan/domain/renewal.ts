import { contentHash } from "../../../shared/canonical-json"
import { addDays, addMonths, type Day } from "../../../shared/calendar"
import type { CourseState } from "./course-state-machine"
import { reminderOn, supplyEndsOn } from "./course-dates"
import { planMachine, type PlanState } from "./plan-state-machine"
import { resumeOn, type Schedule } from "./schedule"

const VERSION = "renewal-2026-11b"

/** What a patient ticks, one by one, before ordering again (REN-2). */
export const RENEWAL_STATEMENTS = [
  "I have read my answers on this page and they are still accurate.",
  "Nothing has changed in my medical history, and I have started no other medicine.",
  "I will tell the pharmacy if anything changes during the treatment.",
] as const

export const RENEWAL_TEXT = {
  version: VERSION,
  statements: RENEWAL_STATEMENTS,
  hash: contentHash({ version: VERSION, statements: RENEWAL_STATEMENTS }),
}

/** `limit_reached`: the twelve months are over, or will be before more could begin; `too_early`: most of what was ordered before is still to come; `answered_anew`: a later consultation has taken its place. */
export type RenewalBlock =
  | "limit_reached"
  | "grace_over"
  | "course_ended"
  | "answered_anew"
  | "too_early"

/** Why nothing more can be ordered on a course on a day; null while it can (REN-4, REN-5). */
export function whyNotRenewable(
  course: { state: CourseState; limit_on: Day; answers_end_on: Day | null },
  today: Day
): RenewalBlock | null {
  if (course.state === "limit_reached" || course.limit_on <= today) {
    return "limit_reached"
  }
  if (
    course.state === "lapsed" ||
    (course.answers_end_on !== null && course.answers_end_on <= today)
  ) {
    return "grace_over"
  }
  return course.state === "open" ? null : "course_ended"
}

/** What was ordered on a course: a plan, or one supply by itself. */
export type CourseOrder = {
  /** A one-off is pending until it has left, then completed; cancelled where its case ended without it. */
  state: PlanState
  /** Null for a one-off. */
  months: number | null
  /** From its first dispatch; null before it. */
  schedule: Schedule | null
  /** Supplies of it that haven't left and still may. */
  to_come: number
}

/**
 * The day from which an order can be renewed, which is the day of its reminder
 * (REN-1): when month X−1 of X begins, 14 days after the dispatch of a single
 * month or a one-off, at once where it was cancelled. A month that is overdue
 * counts as due today, for while a plan stands still its months don't begin.
 * @returns null while nothing of it has left, as the day isn't known then
 */
export function renewalOpensOn(order: CourseOrder, today: Day): Day | null {
  const { state, months, schedule, to_come } = order
  if (state === "cancelled") {
    return today
  }
  const length = months ?? 1
  const next = length - to_come + 1
  return (
    schedule &&
    reminderOn(to_come > 0 ? resumeOn(schedule, next, today) : schedule, length)
  )
}

/** The day from which a course can be ordered on again: when the last of its orders can be renewed; null while one of them waits for its first parcel. */
export function courseOpensOn(
  orders: readonly CourseOrder[],
  today: Day
): Day | null {
  const days = orders.map((order) => renewalOpensOn(order, today))
  return days.includes(null) ? null : latestOf(days, today)
}

/**
 * The first day that isn't supplied yet: a month for what left last and one for
 * each that is still to come, and never before the months of a running plan are
 * over, as some may have been skipped. Counted from dispatches, so that what a
 * completed plan or a one-off sent counts too.
 * @returns null where nothing has left
 */
export function suppliedUntil(
  lastDispatch: Day | null,
  orders: readonly CourseOrder[]
): Day | null {
  if (lastDispatch === null) {
    return null
  }
  const running = orders.filter(({ state }) => !planMachine.isFinal(state))
  const toCome = running.reduce((sum, { to_come }) => sum + to_come, 0)
  const ends = running.flatMap(({ schedule, months }) =>
    schedule && months !== null ? [supplyEndsOn(schedule, months)] : []
  )
  return latestOf(ends, addMonths(lastDispatch, 1 + toCome))
}

export type RenewalStart = "when_supply_ends" | "as_soon_as_possible"

/**
 * When the first supply of a renewal may leave, and whether it comes on top of
 * what the course still supplies (REN-3). Even as soon as possible, it keeps
 * the category's interval after whatever left last. A plan that stands
 * still, or hasn't begun, may go on beside it on any day: that overlaps too.
 * @param others what else was ordered on the course, without the renewal itself
 */
export function startOfRenewal(
  start: RenewalStart,
  of: {
    last_dispatch_on: Day | null
    others: readonly CourseOrder[]
    minimum_interval_days: number
  },
  today: Day
): { not_before: Day | null; overlaps: boolean } {
  const until = suppliedUntil(of.last_dispatch_on, of.others)
  const soonest =
    of.last_dispatch_on &&
    addDays(of.last_dispatch_on, of.minimum_interval_days)
  const not_before =
    start === "when_supply_ends" && until !== null && soonest !== null
      ? latestOf([until], soonest)
      : soonest
  const leaves = latestOf([today], not_before ?? today)
  const stands = of.others.some(
    ({ state, to_come }) =>
      to_come > 0 && (state === "paused" || state === "pending")
  )
  return { not_before, overlaps: stands || (until !== null && until > leaves) }
}

/**
 * Whether nothing more can begin on a course before its limit: what was ordered
 * lasts to it, months that are late being sent from today on (REN-4). Sooner
 * isn't offered then either, as it would only come on top. The one rule for the
 * reminder, the account, the ticks, the basket and the payment.
 * @param orders all of the course
 */
export function lastsToLimit(
  of: {
    limit_on: Day
    last_dispatch_on: Day | null
    minimum_interval_days: number
  },
  orders: readonly CourseOrder[],
  today: Day
): boolean {
  const { not_before } = startOfRenewal(
    "when_supply_ends",
    { ...of, others: orders },
    today
  )
  const late = orders
    .filter(({ state }) => !planMachine.isFinal(state))
    .map(({ to_come }) => addMonths(today, to_come))
  return latestOf([not_before, ...late], today) >= of.limit_on
}

function latestOf(days: readonly (Day | null)[], least: Day): Day {
  return days.reduce<Day>(
    (latest, day) => (day !== null && day > latest ? day : latest),
    least
  )
}

/** "Renewal: instalment plan 2 (3 months)": what staff read of a case or supply (REN-3). */
export const renewalLabel = (number: number, months: number | null): string =>
  months === null
    ? "Renewal: one-off"
    : `Renewal: instalment plan ${number} (${months} ${months === 1 ? "month" : "months"})`
