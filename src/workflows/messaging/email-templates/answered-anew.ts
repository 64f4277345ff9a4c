import { Modules } from "@medusajs/framework/utils"
import { runningEnv } from "../../../shared/env"
import { casesOf } from "../../clinical-review/services"
import { composeEmail } from "./compose-email"
import type { EmailBuilder } from "./types"

/**
 * Tells one clinician that a patient has answered a condition's questions anew,
 * so that a rule asks for a look, while a case runs on earlier answers (REN-2,
 * SAF-17): the reference and a link, nothing of what was answered (SAF-14).
 * Subject of the call: "<case id>:<consultation id>:<user id>:<when it was handed in>".
 */
export const answeredAnew: EmailBuilder = async (container, call) => {
  const [caseId = "", , userId = ""] = call.subject_id.split(":")
  const { reference } = await casesOf(container).retrieveClinicalCase(caseId, {
    select: ["id", "reference"],
  })
  const [user] = await container
    .resolve(Modules.USER)
    .listUsers({ id: userId }, { select: ["id", "email"] })
  if (!user) {
    return null
  }
  return composeEmail({
    to: user.email,
    subject: `New answers from a patient: ${reference}`,
    paragraphs: [
      `The patient of case ${reference} has answered the questions again, and the new answers need a clinician.`,
      "Supply of this case is stopped. It stays so until a clinician has looked at the answers and lifts the stop.",
    ],
    action: {
      label: "Open the case",
      url: `${runningEnv().BACKEND_URL.replace(/\/$/, "")}/app/review/${caseId}`,
    },
  })
}
