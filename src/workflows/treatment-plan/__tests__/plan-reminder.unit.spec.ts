import type { PlanRecord } from "../../../modules/treatment-plan/types"
import { addDays, addMonths } from "../../../shared/calendar"
import { clock } from "../../../shared/clock"
import { londonDay } from "../../../shared/london"
import { reminderDayOf } from "../plan-reminder"

const today = londonDay(clock.now())
const plan = (state: PlanRecord["state"], schedule_day: string | null) =>
  ({
    state,
    months: 3,
    schedule_day,
    schedule_number: schedule_day && 1,
  }) as PlanRecord
const months = (supplied: number) =>
  [1, 2, 3].map((number) => ({
    state: number > supplied ? ("scheduled" as const) : ("supplied" as const),
    supplied_at: number > supplied ? null : new Date(0),
  }))
const lately = addDays(today, -5)
const long = addDays(today, -100)

it.each([
  ["runs", plan("active", lately), 1, addMonths(lately, 1)],
  // Its second month counts as due today, whenever it goes on.
  ["stands still since its second month", plan("paused", long), 1, today],
  ["is complete", plan("completed", long), 3, addMonths(long, 1)],
  ["hasn't begun", plan("pending", null), 0, null],
  ["was cancelled", plan("cancelled", lately), 1, null],
  ["ended at the limit", plan("limit_reached", lately), 1, null],
])(
  "names the day, if any, on which a plan that %s is reminded of",
  (_, of, supplied, day) => {
    expect(reminderDayOf(of, months(supplied))).toBe(day)
  }
)
