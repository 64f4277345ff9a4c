import type { MedusaContainer } from "@medusajs/framework/types"
import { wakeWorker } from "../relay/wake"
import { tellPlanTeam } from "../staff/tell-plan-team"
import { plansOf } from "../treatment-plan/services"

/** Tells the team what a patient changed of their plan themselves (W7). Repeatable. */
export async function tellOfPlanChange(
  container: MedusaContainer,
  plan_event_id: string
): Promise<void> {
  const { plan_id } = await plansOf(container).retrievePlanEvent(plan_event_id)
  if (!plan_id) {
    return
  }
  const { category_handle } = await plansOf(container).retrievePlan(plan_id)
  await tellPlanTeam(container, category_handle, {
    operation: "plan_changed_team",
    subject_type: "plan_event_user",
    subject_id: plan_event_id,
  })
  await wakeWorker(container)
}
