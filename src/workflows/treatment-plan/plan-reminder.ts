import { planMachine } from "../../modules/treatment-plan/domain/plan-state-machine"
import { renewalOpensOn } from "../../modules/treatment-plan/domain/renewal"
import type { PlanRecord } from "../../modules/treatment-plan/types"
import type { Day } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { type OrderedMonth, planOrder } from "./course-orders"

/**
 * The day on which a plan's patient is reminded of the next order (RX-4, REN-1),
 * as its days are now: a plan that stands still is reminded of later.
 * @returns null before its first parcel, and where it ended early
 */
export function reminderDayOf(
  plan: PlanRecord,
  months: readonly OrderedMonth[]
): Day | null {
  const endedEarly =
    planMachine.isFinal(plan.state) && plan.state !== "completed"
  return endedEarly
    ? null
    : renewalOpensOn(planOrder(plan, months), londonDay(clock.now()))
}
