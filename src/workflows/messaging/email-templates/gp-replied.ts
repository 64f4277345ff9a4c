import { Modules } from "@medusajs/framework/utils"
import { CORRESPONDENCE_MODULE } from "../../../modules/correspondence"
import type CorrespondenceModuleService from "../../../modules/correspondence/service"
import { runningEnv } from "../../../shared/env"
import { casesOf } from "../../clinical-review/services"
import { composeEmail } from "./compose-email"
import type { EmailBuilder } from "./types"

/**
 * Tells one clinician that a GP practice answered a letter (TRG-5): the
 * reference and a link, nothing of what was written (SAF-14).
 * Subject of the call: "<reply id>:<user id>".
 */
export const gpReplied: EmailBuilder = async (container, call) => {
  const [replyId = "", userId = ""] = call.subject_id.split(":")
  const { case_id } = await container
    .resolve<CorrespondenceModuleService>(CORRESPONDENCE_MODULE)
    .retrieveLetterReply(replyId, { select: ["id", "case_id"] })
  const [record] = await casesOf(container).listClinicalCases(
    { id: case_id },
    { select: ["id", "reference"] }
  )
  const [user] = await container
    .resolve(Modules.USER)
    .listUsers({ id: userId }, { select: ["id", "email"] })
  if (!record || !user) {
    return null
  }
  return composeEmail({
    to: user.email,
    subject: `A GP practice replied: ${record.reference}`,
    paragraphs: [
      `A GP practice has replied to the letter of case ${record.reference}.`,
      "Supply of this case is stopped. It stays so until a clinician has read the reply and lifts the stop.",
    ],
    action: {
      label: "Read the reply",
      url: `${runningEnv().BACKEND_URL.replace(/\/$/, "")}/app/review/${record.id}`,
    },
  })
}
