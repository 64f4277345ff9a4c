import { startOfDay } from "../../../shared/calendar"
import { runningEnv } from "../../../shared/env"
import { formatDate } from "../../../shared/london"
import { checkInsOf } from "../../treatment-plan/check-ins"
import { composeEmail } from "./compose-email"
import { patientEmail } from "./customer-address"
import type { EmailBuilder } from "./types"

/**
 * Asks a patient to answer before their next parcel (SAF-18): neither what is
 * asked nor what it is about (SAF-14). Not sent once it is answered. Subject of
 * the call: "<check-in id>:<occasion>".
 */
export const checkInDue: EmailBuilder = async (container, call) => {
  const [id = "", occasion = ""] = call.subject_id.split(":")
  const asked = await checkInsOf(container).retrieveCheckIn(id)
  const to =
    asked.answered_at === null &&
    (await patientEmail(container, asked.patient_id))
  if (!to) {
    return null
  }
  const isReminder = occasion !== "asked"
  return composeEmail({
    to,
    subject: isReminder
      ? "Your next parcel waits for you"
      : "Please answer before your next parcel",
    paragraphs: [
      isReminder
        ? "Your next parcel is due, and we have not heard from you yet. Please answer a few short questions first."
        : `Your next parcel is due on ${formatDate(startOfDay(asked.due_on))}. Before we send it, please answer a few short questions.`,
      "Until then nothing is charged, and nothing is sent.",
      `If you need help with it, call us on ${runningEnv().PHARMACY_PHONE}. If you feel very unwell, do not wait for us: call 999, or NHS 111 for urgent advice.`,
    ],
    action: {
      label: "Answer the questions",
      url: `${runningEnv().STOREFRONT_URL.replace(/\/+$/, "")}/account/plans/${asked.plan_id}/check-in`,
    },
  })
}
