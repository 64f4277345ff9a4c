import { runningEnv } from "../../../shared/env"
import { composeEmail } from "./compose-email"
import { caseOfEmail, patientEmail } from "./customer-address"
import type { EmailBuilder } from "./types"

/** "Approved, with the pharmacy, tracking to follow" (TRG-3); what was approved is in the account. */
export const approved: EmailBuilder = async (container, call) => {
  const about = await caseOfEmail(container, call.subject_id)
  const to = about ? await patientEmail(container, about.patient_id) : null
  if (!about || !to) {
    return null
  }
  return composeEmail({
    to,
    subject: "Good news about your request",
    paragraphs: [
      "A clinician has approved your request. It is now with the pharmacy team, and we will send you tracking details as soon as it leaves.",
      `Your reference is ${about.reference}. The details are in your account, where only you can read them.`,
    ],
    action: {
      label: "Sign in to your account",
      url: `${runningEnv().STOREFRONT_URL}/account`,
    },
  })
}
