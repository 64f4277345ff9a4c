import { contentHash } from "../../../shared/canonical-json"
import type { Day } from "../../../shared/calendar"
import type { CourseState } from "./course-state-machine"
import { supplyEndsOn } from "./course-dates"
import type { PlanState } from "./plan-state-machine"

const VERSION = "renewal-2026-11"

/** What a patient ticks, one by one, before ordering again (REN-2). */
export const RENEWAL_STATEMENTS = [
  "I have read my answers below and they are still accurate.",
  "Nothing has changed in my medical history, and I have started no other medicine.",
  "I will tell the pharmacy if anything changes during the treatment.",
] as const

export const RENEWAL_TEXT = {
  version: VERSION,
  statements: RENEWAL_STATEMENTS,
  hash: contentHash({ version: VERSION, statements: RENEWAL_STATEMENTS }),
}

export type RenewalBlock = "limit_reached" | "grace_over" | "course_ended"

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

type PlanDates = {
  state: PlanState
  months: number
  schedule_day: Day | null
  schedule_number: number | null
}

/** The first day that no running plan of a course supplies, where the next one begins (REN-3); today where none runs. */
export function renewalStartsOn(plans: readonly PlanDates[], today: Day): Day {
  return plans
    .filter(({ state }) => state === "active" || state === "paused")
    .flatMap(({ schedule_day, schedule_number, months }) =>
      schedule_day !== null && schedule_number !== null
        ? [supplyEndsOn({ day: schedule_day, number: schedule_number }, months)]
        : []
    )
    .reduce((latest, day) => (day > latest ? day : latest), today)
}

/** "Renewal: instalment plan 2 (3 months)": what staff read of a case or supply (REN-3). */
export const renewalLabel = (number: number, months: number | null): string =>
  months === null
    ? "Renewal: one-off"
    : `Renewal: instalment plan ${number} (${months} ${months === 1 ? "month" : "months"})`
