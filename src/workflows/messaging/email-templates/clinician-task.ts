import { Modules } from "@medusajs/framework/utils"
import { runningEnv } from "../../../shared/env"
import { consultationsOf } from "../../consultation/services"
import { composeEmail } from "./compose-email"
import type { EmailBuilder } from "./types"

/**
 * Asks one clinician to look at a safeguarding task, which stands above their
 * queue: that it is one, and what it is about, is read in the admin only
 * (SAF-14). Nobody is told any more once it is done.
 * Subject of the call: "<task id>:<user id>".
 */
export const clinicianTask: EmailBuilder = async (container, call) => {
  const [taskId = "", userId = ""] = call.subject_id.split(":")
  const task = await consultationsOf(container).findSafeguarding(taskId)
  const [user] = await container
    .resolve(Modules.USER)
    .listUsers({ id: userId }, { select: ["id", "email"] })
  if (task.state !== "open" || !user) {
    return null
  }
  return composeEmail({
    to: user.email,
    subject: "A consultation needs a clinician's attention",
    paragraphs: [
      `The consultation ${task.reference} needs a clinician to look at it as soon as possible.`,
      "Every prescriber and pharmacist gets this message. Please read what was answered, do what is needed, and note it.",
    ],
    action: {
      label: "Open the review queue",
      url: `${runningEnv().BACKEND_URL.replace(/\/$/, "")}/app/review`,
    },
  })
}
