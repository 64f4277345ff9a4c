import { runningEnv } from "../../../shared/env"
import { readApprovalNews, trackingWords } from "../approval-news"
import { composeEmail } from "./compose-email"
import { caseOfEmail, patientEmail } from "./customer-address"
import type { EmailBuilder } from "./types"

/** "Approved, with the pharmacy, tracking to follow" (TRG-3), or that it goes on as approved before (REN-3); what was approved is in the account. */
export const approved: EmailBuilder = async (container, call) => {
  const about = await caseOfEmail(container, call.subject_id)
  const to = about ? await patientEmail(container, about.patient_id) : null
  if (!about || !to) {
    return null
  }
  const { continues_from, leaves_from } = await readApprovalNews(
    container,
    call.subject_id
  )
  return composeEmail({
    to,
    subject: "Good news about your request",
    paragraphs: [
      `${continues_from === null ? "A clinician has approved your request." : "Your request goes on with what a clinician has approved for you before."} It is now with the pharmacy team. ${trackingWords(leaves_from)}`,
      `Your reference is ${about.reference}. The details are in your account, where only you can read them.`,
    ],
    action: {
      label: "Sign in to your account",
      url: `${runningEnv().STOREFRONT_URL}/account`,
    },
  })
}
