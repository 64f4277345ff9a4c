import type { MedusaContainer } from "@medusajs/framework/types"
import { askedToEnd } from "../../modules/treatment-plan/domain/cancellation-request"
import { mayCancelWhole } from "../../modules/treatment-plan/domain/subscription"
import type { PlanRecord } from "../../modules/treatment-plan/types"
import type { Actor } from "../../shared/actor"
import type { Day } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { dispensingOf } from "../dispensing/services"
import { cancelPlanWorkflow } from "./cancel-plan"
import { plansOf } from "./services"
import { itemsUnderSubscriptionRules } from "./subscription-rules"

const RUNS = ["active", "paused"]

/**
 * Ends a plan that its patient asked to end, where it may count as a
 * subscription: one act of theirs is enough. What is paid and not sent is
 * given back. One that hasn't begun waits for the team, as its whole order is
 * cancelled; so does one that can still be cancelled as a whole, as the team
 * settles what was sent, and every other plan. Nothing is charged
 * meanwhile. Repeatable.
 */
export async function endOnRequest(
  container: MedusaContainer,
  plan_event_id: string
): Promise<void> {
  const plans = plansOf(container)
  const { plan_id, event } = await plans.retrievePlanEvent(plan_event_id)
  if (!plan_id || event !== "plan.request_cancellation") {
    return
  }
  const plan = await plans.retrievePlan(plan_id)
  const items = await itemsUnderSubscriptionRules(container)
  const isAsked = askedToEnd(await plans.historyOf(plan_id)) !== null
  if (
    !isAsked ||
    !RUNS.includes(plan.state) ||
    !items.includes(plan.formulary_item_id) ||
    mayCancelWhole(await firstParcelOn(container, plan), londonDay(clock.now()))
  ) {
    return
  }
  const actor: Actor = { type: "patient", id: plan.customer_id }
  await cancelPlanWorkflow(container).run({
    input: { plan_id, reason: "patient_asked", actor },
  })
}

/** The day on which the first parcel came; null while it hasn't. */
async function firstParcelOn(
  container: MedusaContainer,
  { case_id }: Pick<PlanRecord, "case_id">
): Promise<Day | null> {
  const [first] = await dispensingOf(container).listSupplies(
    { case_id, instalment_number: 1, delivered_at: { $ne: null } },
    { select: ["delivered_at"], take: 1 }
  )
  return first?.delivered_at ? londonDay(first.delivered_at) : null
}
