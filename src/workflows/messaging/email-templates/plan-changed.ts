import { Modules } from "@medusajs/framework/utils"
import type { PlanEventRecord } from "../../../modules/treatment-plan/types"
import { startOfDay } from "../../../shared/calendar"
import { runningEnv } from "../../../shared/env"
import { formatDate } from "../../../shared/london"
import { plansOf } from "../../treatment-plan/services"
import { composeEmail } from "./compose-email"
import type { EmailBuilder } from "./types"

const CHANGED: Record<string, string> = {
  "plan.skip": "The patient skipped a month.",
  "plan.move": "The patient moved the day of their next month.",
  "plan.pause":
    "The patient paused the plan. Nothing is charged until they let it go on.",
  "plan.resume": "The patient let the plan go on.",
  "plan.lift_pause":
    "The patient ended their own pause. The plan still stands still for another reason.",
  "plan.change_card": "The patient gave another card.",
  "plan.change_address":
    "The patient gave another address for the parcels that are still to come.",
  "plan.request_cancellation":
    "The patient asks to end the plan. Nothing more is charged meanwhile. Please cancel what remains, or talk to them.",
}

const nextDay = ({ details }: PlanEventRecord): string[] => {
  const day = details?.["due_on"]
  return typeof day === "string"
    ? [`The next month is due on ${formatDate(startOfDay(day))}.`]
    : []
}

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
  const words = CHANGED[event.event]
  if (!event.plan_id || !user || !words) {
    return null
  }
  const plan = await plansOf(container).retrievePlan(event.plan_id)
  const isCancellation = event.event === "plan.request_cancellation"
  return composeEmail({
    to: user.email,
    subject: isCancellation
      ? `A patient asks to end plan ${plan.reference}`
      : `A patient changed plan ${plan.reference}`,
    paragraphs: [words, ...nextDay(event)],
    action: {
      label: "Open the plan",
      url: `${runningEnv().BACKEND_URL.replace(/\/$/, "")}/app/plans/${plan.id}`,
    },
  })
}
