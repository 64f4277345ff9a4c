import type { ReminderWay } from "../../../modules/treatment-plan/domain/reminder"
import { runningEnv } from "../../../shared/env"
import { plansOf } from "../../treatment-plan/services"
import { composeEmail } from "./compose-email"
import { caseOfEmail, patientEmail } from "./customer-address"
import type { EmailBuilder } from "./types"

const WORDS: Record<ReminderWay, string> = {
  order_again:
    "If you want to go on, please sign in: you read what you told us, say that it still holds, and order again. If something has changed, you answer the questions afresh.",
  new_consultation:
    "If you want to go on, please sign in and answer the questions afresh. After twelve months a clinician has to look at your health anew, so nothing can be ordered on your earlier answers.",
}

/** Reminds a patient of their next order (REN-1): a reference, never what it is for (SAF-14). */
export const renewalReminder: EmailBuilder = async (container, call) => {
  const reminder = await plansOf(container).retrieveRenewalReminder(
    call.subject_id
  )
  const about = await caseOfEmail(container, reminder.case_id)
  const to = await patientEmail(container, reminder.patient_id)
  if (!about || !to) {
    return null
  }
  return composeEmail({
    to,
    subject: "It is time to think about your next order",
    paragraphs: [
      `What you ordered under the reference ${about.reference} is coming to its end. Nothing is ordered or charged by itself after it.`,
      WORDS[reminder.way],
      "If you don’t want to go on, you need not do anything.",
    ],
    action: {
      label: "Sign in to see your next order",
      url: `${runningEnv().STOREFRONT_URL.replace(/\/+$/, "")}/account/renewals`,
    },
  })
}
