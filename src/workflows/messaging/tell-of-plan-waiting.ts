import type { MedusaContainer } from "@medusajs/framework/types"
import type { Day } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { tellPlanTeam } from "../staff/tell-plan-team"
import { wakeWorker } from "../relay/wake"
import { plansOf } from "../treatment-plan/services"

/** Why a plan waits that nothing is charged of: a class of reasons, never a text. */
export type WaitsFor = "clinical" | "stock" | "gap" | "check_in"

/** Tells the team that a plan waits, once for the day on which it began to and reason (SAF-7, SAF-18, DSP-3). Repeatable. */
export async function tellOfPlanWaiting(
  container: MedusaContainer,
  instalment_id: string,
  why: WaitsFor,
  since: Day = londonDay(clock.now())
): Promise<void> {
  const { plan_id } = await plansOf(container).retrieveInstalment(instalment_id)
  const { category_handle } = await plansOf(container).retrievePlan(plan_id)
  await tellPlanTeam(container, category_handle, {
    operation: "plan_waits_team",
    subject_type: "instalment_user",
    subject_id: `${instalment_id}:${why}:${since}`,
  })
  await wakeWorker(container)
}
