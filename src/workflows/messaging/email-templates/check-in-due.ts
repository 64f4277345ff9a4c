import { startOfDay, type Day } from "../../../shared/calendar"
import { clock } from "../../../shared/clock"
import { runningEnv } from "../../../shared/env"
import { formatDate, londonDay } from "../../../shared/london"
import { checkInsOf } from "../../treatment-plan/check-ins"
import { plansOf } from "../../treatment-plan/services"
import { composeEmail } from "./compose-email"
import { patientEmail } from "./customer-address"
import type { EmailBuilder } from "./types"

/** A month that waited is asked about again after its day. */
const dueWords = (due_on: Day): string =>
  due_on < londonDay(clock.now())
    ? "Your next parcel is waiting to be sent, and it is some time since you told us how you are."
    : `Your next parcel is due on ${formatDate(startOfDay(due_on))}.`

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
  const month = await plansOf(container).retrieveInstalment(asked.instalment_id)
  return composeEmail({
    to,
    subject: isReminder
      ? "Your next parcel waits for you"
      : "Please answer before your next parcel",
    paragraphs: [
      isReminder
        ? "Your next parcel is due, and we have not heard from you yet. Please answer a few short questions first."
        : `${dueWords(asked.due_on)} Before we send it, please answer a few short questions.`,
      month.state === "paid"
        ? "You have paid for it already. It is sent once you have answered."
        : "Until then nothing is charged, and nothing is sent.",
      `If you need help with it, call us on ${runningEnv().PHARMACY_PHONE}. If you feel very unwell, do not wait for us: call 999, or NHS 111 for urgent advice.`,
    ],
    action: {
      label: "Answer the questions",
      url: `${runningEnv().STOREFRONT_URL.replace(/\/+$/, "")}/account/plans/${asked.plan_id}/check-in`,
    },
  })
}
