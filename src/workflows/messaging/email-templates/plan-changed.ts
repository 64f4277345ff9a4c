import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { startOfDay } from "../../../shared/calendar"
import { runningEnv } from "../../../shared/env"
import { formatDate } from "../../../shared/london"
import { formatPence } from "../../../shared/money"
import { plansOf } from "../../treatment-plan/services"
import { changeWords } from "../plan-changes"
import { composeEmail } from "./compose-email"
import { patientEmail } from "./customer-address"
import type { EmailBuilder } from "./types"

/**
 * Tells one of the team what a patient changed of their plan themselves (W7):
 * the plan's reference, the change and a link; whose it is, is read in the
 * admin only (SAF-14). Subject of the call: "<plan event id>:<user id>".
 */
export const planChangedTeam: EmailBuilder = async (container, call) => {
  const [eventId = "", userId = ""] = call.subject_id.split(":")
  const event = await plansOf(container).retrievePlanEvent(eventId)
  const [user] = await container
    .resolve(Modules.USER)
    .listUsers({ id: userId }, { select: ["id", "email"] })
  const words = changeWords(event)
  if (!event.plan_id || !user || words.length === 0) {
    return null
  }
  const plan = await plansOf(container).retrievePlan(event.plan_id)
  const isCancellation = event.event === "plan.request_cancellation"
  return composeEmail({
    to: user.email,
    subject: isCancellation
      ? `A patient asks to end plan ${plan.reference}`
      : `A patient changed plan ${plan.reference}`,
    paragraphs: words,
    action: {
      label: "Open the plan",
      url: `${runningEnv().BACKEND_URL.replace(/\/$/, "")}/app/plans/${plan.id}`,
    },
  })
}

/**
 * Tells a patient that staff ended their pause for them, as the next month is
 * charged then (PAY-8): the plan's reference, an amount and a day. Subject of the
 * call: the plan's id.
 */
export const planGoesOn: EmailBuilder = async (container, call) => {
  const plan = await plansOf(container).retrievePlan(call.subject_id)
  const to = await patientEmail(container, plan.patient_id)
  if (!to || plan.pause_causes.includes("patient")) {
    return null
  }
  const [next] = await plansOf(container).listInstalments(
    { plan_id: plan.id, state: ["scheduled", "due"], due_on: { $ne: null } },
    { order: { number: "ASC" }, take: 1 }
  )
  const { PHARMACY_PHONE, STOREFRONT_URL } = runningEnv()
  return composeEmail({
    to,
    subject: "Your plan isn’t paused any more",
    paragraphs: [
      `Our team ended the pause of your plan ${plan.reference}, as you asked us to.`,
      plan.state === "active" && next?.due_on
        ? `Your next payment of ${formatPence(next.amount)} is due on ${formatDate(startOfDay(next.due_on))}.`
        : "Nothing is charged yet: something else has to be settled first. Your account says what.",
      `If you didn’t ask for this, pause your plan in your account, or call us on ${PHARMACY_PHONE}.`,
    ],
    action: {
      label: "See your plan",
      url: `${STOREFRONT_URL.replace(/\/+$/, "")}/account/plans/${plan.id}`,
    },
  })
}

/**
 * Tells a patient that the plan which they asked to end has ended (PAY-6, R-09):
 * its reference and a link, never what it was for (SAF-14). Subject of the call:
 * the plan's id.
 */
export const planEnded: EmailBuilder = async (container, call) => {
  const plan = await plansOf(container).retrievePlan(call.subject_id)
  const to = await patientEmail(container, plan.patient_id)
  if (!to) {
    return null
  }
  const isOwed = await goesBack(container, plan.id)
  const { PHARMACY_PHONE, STOREFRONT_URL } = runningEnv()
  return composeEmail({
    to,
    subject: "Your plan has ended",
    paragraphs: [
      `Your plan ${plan.reference} has ended, as you asked. Nothing more is taken from your card for it, and no other parcel is sent. What left us before then still comes to you.`,
      ...(isOwed
        ? [
            "What you paid and were not sent goes back to the card you paid with. We write to you when that is done.",
          ]
        : []),
      `If you didn’t ask for this, or have a question about stopping, call us on ${PHARMACY_PHONE}.`,
    ],
    action: {
      label: "See your plan",
      url: `${STOREFRONT_URL.replace(/\/+$/, "")}/account/plans/${plan.id}`,
    },
  })
}

/**
 * Whether money of months that were not sent goes back with the end of a plan:
 * also what we gave back since, as a refund may be confirmed before the email is
 * built. What went back before was told then; what a bank took is no refund.
 */
async function goesBack(
  container: MedusaContainer,
  plan_id: string
): Promise<boolean> {
  const plans = plansOf(container)
  const [end] = await plans.listPlanEvents(
    { plan_id, event: "plan.cancel" },
    { select: ["at"], take: 1 }
  )
  const since = end
    ? await plans.listPlanEvents(
        { plan_id, event: "instalment.refund", at: { $gte: end.at } },
        { select: ["instalment_id"], take: null }
      )
    : []
  const refunded = since.flatMap(({ instalment_id }) => instalment_id ?? [])
  const [owed] = await plans.listInstalments(
    {
      plan_id,
      supplied_at: null,
      $or: [{ state: "paid" }, { state: "refunded", id: refunded }],
    },
    { select: ["id"], take: 1 }
  )
  return owed !== undefined
}
