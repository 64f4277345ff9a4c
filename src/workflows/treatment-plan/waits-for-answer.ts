import type { MedusaContainer } from "@medusajs/framework/types"
import type { PlanRecord } from "../../modules/treatment-plan/types"
import type { Day } from "../../shared/calendar"
import { londonDay } from "../../shared/london"
import { whyNotSupplied } from "./chargeable"
import { askedBefore } from "./check-ins"
import type { Month } from "./months"
import { hinders, nextMonths, stoppedByCheck } from "./resume-plans"

/**
 * Which of some plans stand still for nothing but what their patient has to
 * answer or show, and the London day since which: the check before a charge
 * stopped them, for a check-in that is asked and open, or for the patient's
 * documents. A check-in that nobody has asked yet waits for us (REN-6, SAF-18).
 */
export async function waitsForAnswer(
  container: MedusaContainer,
  plans: PlanRecord[]
): Promise<Map<string, Day>> {
  const paused = plans.filter(
    ({ state, pause_causes }) =>
      state === "paused" && pause_causes.includes("clinical")
  )
  if (paused.length === 0) {
    return new Map()
  }
  const stopped = await stoppedByCheck(container, paused)
  const sinceOf = new Map(
    [...stopped].flatMap(([id, { causes, since }]) =>
      since && causes.has("clinical") ? [[id, since] as const] : []
    )
  )
  const months = await nextMonths(container, sinceOf)
  const asked = await askedOf(container, months)
  return new Map(
    months.flatMap(({ instalment, plan }) => {
      const since = sinceOf.get(plan.id)
      const on = asked.get(instalment.id)
      return since && on !== undefined
        ? [[plan.id, on !== null && on > since ? on : since] as const]
        : []
    })
  )
}

/** Of months that wait for their patient, the day on which they were asked; null where no day of asking is kept. */
async function askedOf(
  container: MedusaContainer,
  months: readonly Month[]
): Promise<Map<string, Day | null>> {
  const obstacles = await whyNotSupplied(container, months)
  const asked = await askedBefore(
    container,
    months.map(({ instalment }) => instalment.id)
  )
  return new Map(
    months.flatMap<[string, Day | null]>(({ instalment: { id, state } }) => {
      const obstacle = obstacles.get(id)
      if (obstacle === "identity") {
        return [[id, null]]
      }
      const open = asked.get(id)
      return obstacle === "check_in" &&
        hinders(obstacle, state) &&
        open?.answered_at === null
        ? [[id, londonDay(new Date(open.asked_at))]]
        : []
    })
  )
}
