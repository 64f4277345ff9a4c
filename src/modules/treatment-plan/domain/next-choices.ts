import type { Day } from "../../../shared/calendar"
import {
  daysAllowed,
  dueOn,
  skipMonth,
  whyNotScheduled,
  type Schedule,
  type ScheduleFault,
  type ScheduleLimits,
} from "./schedule"

/** What a patient may do with the month that is due next. */
export type NextChoices = {
  number: number
  due_on: Day
  /** The day on which it would be due with a month left out, or why that can't be. */
  skip: { to: Day } | { fault: ScheduleFault }
  /** The days to which it may be moved; null for none. */
  move: { earliest: Day; latest: Day } | null
}

/** The choices that a schedule leaves within the clinical limits (W7). */
export function nextChoices(
  schedule: Schedule,
  limits: ScheduleLimits
): NextChoices {
  const { earliest, latest } = daysAllowed(limits)
  const skipped = skipMonth(schedule)
  const fault = whyNotScheduled(skipped, limits)
  return {
    number: limits.next,
    due_on: dueOn(schedule, limits.next),
    skip: fault ? { fault } : { to: dueOn(skipped, limits.next) },
    move: earliest <= latest ? { earliest, latest } : null,
  }
}
