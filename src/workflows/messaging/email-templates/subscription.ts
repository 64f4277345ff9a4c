import { coolingOffUntil } from "../../../modules/treatment-plan/domain/subscription"
import type { PlanRecord } from "../../../modules/treatment-plan/types"
import { startOfDay, type Day } from "../../../shared/calendar"
import { runningEnv } from "../../../shared/env"
import { formatDate } from "../../../shared/london"
import { formatPence } from "../../../shared/money"
import { plansOf } from "../../treatment-plan/services"
import { composeEmail } from "./compose-email"
import { patientEmail } from "./customer-address"
import type { EmailBuilder } from "./types"

const dayWords = (day: Day): string => formatDate(startOfDay(day))

const endOf = (plan: PlanRecord) => ({
  label: "End the plan",
  url: `${runningEnv().STOREFRONT_URL.replace(/\/+$/, "")}/account/plans/${plan.id}/end`,
})

/**
 * What is still to be paid for a plan, when, and how to end it: an amount
 * and a reference, never what it is for (SAF-14). Not sent once the plan stands
 * still or has ended. Subject: the instalment before whose payment it is sent.
 */
export const subscriptionReminder: EmailBuilder = async (container, call) => {
  const plans = plansOf(container)
  const next = await plans.retrieveInstalment(call.subject_id)
  const plan = await plans.retrievePlan(next.plan_id)
  const to = await patientEmail(container, plan.patient_id)
  if (!to || plan.state !== "active" || next.due_on === null) {
    return null
  }
  // Not what lies beyond the twelve months: that is never charged.
  const left = (
    await plans.listInstalments(
      { plan_id: plan.id, number: { $gte: next.number } },
      { select: ["id", "state"], take: null }
    )
  ).filter(({ state }) => state !== "cancelled").length
  return composeEmail({
    to,
    subject: "Your plan: what is still to be paid",
    paragraphs: [
      `Your plan ${plan.reference} goes on. On ${dayWords(next.due_on)} we take ${formatPence(next.amount)} from your card, and then send that month’s parcel.`,
      left === 1
        ? "This is the last payment. The plan ends by itself after it, and nothing is renewed."
        : `With it, ${left} payments are to come, one a month. The plan ends by itself after the last one, and nothing is renewed.`,
      `If you don’t want to go on, you can end the plan in your account before ${dayWords(next.due_on)}, without a reason and at no cost. Nothing more is taken then. You can also call us on ${runningEnv().PHARMACY_PHONE}.`,
    ],
    action: endOf(plan),
  })
}

/** Until when a plan that renews another can be cancelled as a whole. Subject: the plan. */
export const subscriptionCoolingOff: EmailBuilder = async (container, call) => {
  const plan = await plansOf(container).retrievePlan(call.subject_id)
  const to = await patientEmail(container, plan.patient_id)
  const endedEarly = ["cancelled", "limit_reached"].includes(plan.state)
  if (!to || plan.schedule_day === null || endedEarly) {
    return null
  }
  return composeEmail({
    to,
    subject: "Your new plan: your right to cancel",
    paragraphs: [
      `Your new plan ${plan.reference} has begun, and its first parcel is on its way.`,
      `You can cancel it without a reason until 14 days after you receive that parcel, and at least until ${dayWords(coolingOffUntil(plan.schedule_day))}. Ask to end the plan in your account and say that you cancel it, or tell us by phone or by email: our team settles it with you. Cancelling ends the whole plan, and you get back what you paid for it. For your and others’ safety we can’t sell returned medicines again, so please don’t open the pack if you mean to cancel.`,
      `After that you can still end the plan at any time: nothing more is taken or sent then. End it in your account, or call us on ${runningEnv().PHARMACY_PHONE}.`,
    ],
    action: endOf(plan),
  })
}
