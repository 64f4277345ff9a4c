import {
  addDays,
  addMonths,
  daysBetween,
  type Day,
} from "../../../shared/calendar"

/**
 * When the instalments of a plan are due: instalment `number` on `day`, every
 * later one some calendar months after that same day, so that a plan begun on
 * the 31st comes back to it. `number` falls below 1 as months are skipped.
 */
export type Schedule = { readonly day: Day; readonly number: number }

/** The schedule of a plan whose first supply is dispatched on a day (DSP-3). */
export const scheduleFrom = (firstDispatch: Day): Schedule => ({
  day: firstDispatch,
  number: 1,
})

/** The day on which an instalment is due. */
export const dueOn = (schedule: Schedule, number: number): Day =>
  addMonths(schedule.day, number - schedule.number)

/** One month later for every instalment that isn't charged yet. */
export const skipMonth = (schedule: Schedule): Schedule => ({
  day: schedule.day,
  number: schedule.number - 1,
})

/** Instalment `number` on another day, the later ones monthly from it. */
export const moveTo = (number: number, day: Day): Schedule => ({ day, number })

/**
 * After a pause: unchanged where the next instalment is still to come, else it
 * is due today and the later ones monthly from today. Months that passed while
 * the plan stood still are not made up for.
 */
export const resumeOn = (
  schedule: Schedule,
  next: number,
  today: Day
): Schedule => (dueOn(schedule, next) < today ? moveTo(next, today) : schedule)

/** What a change of the schedule is held against. */
export type ScheduleLimits = {
  today: Day
  /** Number of the instalment that is due next, and of the plan's last. */
  next: number
  last: number
  /** The day of the newest dispatch of the course; null before the first. */
  last_dispatch: Day | null
  /** Least days between two supplies. */
  minimum_interval_days: number
  /** The first day on which the course supplies nothing more (REN-4). */
  limit_on: Day
  /** Most days between two supplies before a clinician has to look again (SAF-18); null for no such limit. */
  longest_gap_days: number | null
}

export type ScheduleFault =
  | { kind: "past"; earliest: Day }
  | { kind: "too_soon"; earliest: Day }
  | { kind: "gap"; latest: Day }
  | { kind: "limit"; latest: Day }

/** The days between which the next instalment may lie; none when `latest` is before `earliest`. */
export function daysAllowed(limits: ScheduleLimits): {
  earliest: Day
  latest: Day
} {
  const { today, last_dispatch, longest_gap_days } = limits
  const soonest =
    last_dispatch === null
      ? today
      : addDays(last_dispatch, limits.minimum_interval_days)
  const byGap =
    last_dispatch !== null && longest_gap_days !== null
      ? addDays(last_dispatch, longest_gap_days)
      : null
  const byLimit = latestForLimit(limits)
  return {
    earliest: later(today, soonest),
    latest: byGap !== null && byGap < byLimit ? byGap : byLimit,
  }
}

/** Why a schedule is not allowed, or null; the plan's last instalment has to be due before the course's limit. */
export function whyNotScheduled(
  schedule: Schedule,
  limits: ScheduleLimits
): ScheduleFault | null {
  const day = dueOn(schedule, limits.next)
  const { earliest, latest } = daysAllowed(limits)
  if (day < limits.today) {
    return { kind: "past", earliest }
  }
  if (day < earliest) {
    return { kind: "too_soon", earliest }
  }
  if (dueOn(schedule, limits.last) >= limits.limit_on) {
    return { kind: "limit", latest: latestForLimit(limits) }
  }
  return day > latest ? { kind: "gap", latest } : null
}

/** The last day for the next instalment from which all later ones are due before the limit. */
function latestForLimit({ next, last, limit_on }: ScheduleLimits): Day {
  // Counting back loses days at short months, never adds any: a day or two of search puts it right.
  let day = addDays(addMonths(limit_on, next - last), 3)
  while (dueOn(moveTo(next, day), last) >= limit_on) {
    day = addDays(day, -1)
  }
  return day
}

/** How many days a plan overlaps the supply that is still running; 0 for none. */
export const overlapDays = (startsOn: Day, suppliedUntil: Day): number =>
  Math.max(0, daysBetween(startsOn, suppliedUntil))

const later = (one: Day, other: Day): Day => (one > other ? one : other)
