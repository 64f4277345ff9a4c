import { runningEnv } from "../../../shared/env"
import { composeEmail } from "./compose-email"
import { caseOfEmail, patientEmail } from "./customer-address"
import type { EmailBuilder } from "./types"

/**
 * An email that says only that something waits in the account: what it is, is
 * read there, by the patient alone (SAF-6, SAF-14).
 */
const newsOf =
  (subject: string, sentence: string): EmailBuilder =>
  async (container, call) => {
    const about = await caseOfEmail(container, call.subject_id)
    const to = about ? await patientEmail(container, about.patient_id) : null
    if (!about || !to) {
      return null
    }
    return composeEmail({
      to,
      subject,
      paragraphs: [
        sentence,
        `Your reference is ${about.reference}. Please sign in to read it; only you can.`,
      ],
      action: {
        label: "Sign in to read it",
        url: `${runningEnv().STOREFRONT_URL}/account/messages`,
      },
    })
  }

export const requestDenied = newsOf(
  "There is news about your request",
  "A clinician has reviewed your request, and there is a message for you with advice on what to do next."
)

export const questionAsked = newsOf(
  "We need to hear from you",
  "A clinician is reviewing your request and has a question. It goes on when you have answered."
)

export const changeProposed = newsOf(
  "There is something for you to decide",
  "A clinician has reviewed your request and suggests a change. Nothing happens until you have accepted or declined it."
)

export const requestStopped = newsOf(
  "There is news about your request",
  "Your request was ended, and there is a message for you about what happens now."
)

export const reportNoted = newsOf(
  "There is a message for you",
  "We have what you told us, and there is a message for you about what happens next."
)

export const reportSettled = newsOf(
  "There is a message for you",
  "A clinician has looked at what you told us, and there is a message for you."
)

export const planShortened = newsOf(
  "There is news about your request",
  "Something about your request was changed, and there is a message for you. You may cancel the request for a full refund."
)
