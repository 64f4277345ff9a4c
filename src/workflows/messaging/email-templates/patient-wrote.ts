import { Modules } from "@medusajs/framework/utils"
import { MESSAGING_MODULE } from "../../../modules/messaging"
import type MessagingModuleService from "../../../modules/messaging/service"
import { runningEnv } from "../../../shared/env"
import { composeEmail } from "./compose-email"
import type { EmailBuilder } from "./types"

/**
 * Tells one clinician that a patient wrote about a case that was decided
 * already (SAF-17): the reference and a link, nothing of what was written
 * (SAF-14). Subject of the call: "<message id>:<user id>".
 */
export const patientWrote: EmailBuilder = async (container, call) => {
  const [messageId = "", userId = ""] = call.subject_id.split(":")
  const messaging = container.resolve<MessagingModuleService>(MESSAGING_MODULE)
  const { thread_id } = await messaging.retrieveMessage(messageId, {
    select: ["id", "thread_id"],
  })
  const { case_id, case_reference } = await messaging.retrieveThread(
    thread_id,
    { select: ["id", "case_id", "case_reference"] }
  )
  const [user] = await container
    .resolve(Modules.USER)
    .listUsers({ id: userId }, { select: ["id", "email"] })
  if (!user) {
    return null
  }
  return composeEmail({
    to: user.email,
    subject: `A patient wrote: ${case_reference}`,
    paragraphs: [
      `The patient of case ${case_reference} has written after the case was decided.`,
      "Supply of this case is stopped. It stays so until a clinician has read the message and lifts the stop.",
    ],
    action: {
      label: "Read the message",
      url: `${runningEnv().BACKEND_URL.replace(/\/$/, "")}/app/review/${case_id}`,
    },
  })
}
