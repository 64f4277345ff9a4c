import { addDays, type Day } from "../../../shared/calendar"
import { londonDay } from "../../../shared/london"
import type { CourseState } from "./course-state-machine"
import type { InstalmentState } from "./instalment-state-machine"
import type { PlanState } from "./plan-state-machine"

/**
 * How a course has to end on a day: at its twelve months whatever runs
 * (REN-4), or when the grace after its last dispatch is over (REN-6), unless
 * an order that was made within the grace is still being dealt with (REN-5).
 * Null while it goes on.
 */
export function endingOn(
  today: Day,
  course: { limit_on: Day; answers_end_on: Day | null },
  hasWorkUnderWay: boolean
): "reach_limit" | "lapse" | null {
  if (course.limit_on <= today) {
    return "reach_limit"
  }
  const isGraceOver =
    course.answers_end_on !== null && course.answers_end_on <= today
  return isGraceOver && !hasWorkUnderWay ? "lapse" : null
}

/** Whether nothing more of a course may be approved or leave on a day: it has ended, or its twelve months are over (REN-4). */
export const isCourseOver = (
  course: { state: CourseState; limit_on: Day },
  today: Day
): boolean => course.state !== "open" || course.limit_on <= today

/** Days in which a patient settles a payment that was refused or that their bank asks about, or answers what a month waits for. */
const DAYS_TO_ACT = 14

type Month = { state: InstalmentState; state_since: Date }

/**
 * Whether a plan is still being dealt with when the grace of its course is over:
 * while it runs or waits for its first parcel; while it stands still, as long as
 * it waits for us (a charge that is open or tried again, a pack, a clinician), and
 * for its patient's payment or answer for some days. What its patient paused, and
 * doesn't let go on, keeps nothing (REN-5, REN-6).
 * @param plan with the London day since which its clinical pause waits for nothing but its patient's answer, where it does
 */
export function isUnderWay(
  plan: { state: PlanState; pause_causes: string[]; asked_on?: Day | null },
  months: readonly Month[],
  now: Date
): boolean {
  const { state, pause_causes, asked_on = null } = plan
  if (state !== "paused") {
    return state === "pending" || state === "active"
  }
  if (
    months.some(
      (month) => month.state === "charging" || month.state === "unknown"
    )
  ) {
    return true
  }
  if (pause_causes.includes("patient")) {
    return false
  }
  const isOurs = (cause: string) =>
    cause !== "payment" && !(cause === "clinical" && asked_on !== null)
  if (pause_causes.some(isOurs)) {
    return true
  }
  // Nothing is taken for a month before its patient has answered.
  return asked_on === null
    ? months.some((month) => waitsForMoney(month, now))
    : isInTime(asked_on, now)
}

const isInTime = (since: Day, now: Date): boolean =>
  londonDay(now) < addDays(since, DAYS_TO_ACT)

const waitsForMoney = ({ state, state_since }: Month, now: Date): boolean =>
  state === "retry_wait" ||
  state === "due" ||
  ((state === "failed" || state === "action_required") &&
    isInTime(londonDay(state_since), now))
