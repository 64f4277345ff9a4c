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
 * cancelled; so does every other plan. One that can still be cancelled as a whole
 * waits as long as it can, as the team settles what was sent. Nothing is
 * charged meanwhile. Repeatable.
 */
export async function endOnRequest(
  container: MedusaContainer,
  plan_event_id: string
): Promise<void> {
  const plans = plansOf(container)
  const { plan_id, event } = await plans.retrievePlanEvent(plan_event_id)
  if (plan_id && event === "plan.request_cancellation") {
    await endWhereAsked(
      container,
      await plans.retrievePlan(plan_id),
      await itemsUnderSubscriptionRules(container)
    )
  }
}

/**
 * As `endOnRequest`, of a plan at any time.
 * @param items those under the rules for subscriptions
 * @returns whether it was ended
 */
export async function endWhereAsked(
  container: MedusaContainer,
  plan: PlanRecord,
  items: readonly string[]
): Promise<boolean> {
  if (
    !RUNS.includes(plan.state) ||
    !items.includes(plan.formulary_item_id) ||
    askedToEnd(await plansOf(container).historyOf(plan.id)) === null ||
    mayCancelWhole(await firstParcelOn(container, plan), londonDay(clock.now()))
  ) {
    return false
  }
  const actor: Actor = { type: "patient", id: plan.customer_id }
  await cancelPlanWorkflow(container).run({
    input: { plan_id: plan.id, reason: "patient_asked", actor },
  })
  return true
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
