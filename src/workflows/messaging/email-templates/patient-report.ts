import { Modules } from "@medusajs/framework/utils"
import { runningEnv } from "../../../shared/env"
import { messagingOf } from "../open-health-report"
import { composeEmail } from "./compose-email"
import type { EmailBuilder } from "./types"

/**
 * Asks one clinician to look at what a patient told us (SAF-17): that it is
 * about health, and whose, is read in the admin only (SAF-14). Nobody is told
 * any more once it is closed. Subject of the call: "<report id>:<user id>".
 */
export const patientReport: EmailBuilder = async (container, call) => {
  const [reportId = "", userId = ""] = call.subject_id.split(":")
  const { state } = await messagingOf(container).retrieveHealthReport(reportId)
  const [user] = await container
    .resolve(Modules.USER)
    .listUsers({ id: userId }, { select: ["id", "email"] })
  if (state !== "open" || !user) {
    return null
  }
  return composeEmail({
    to: user.email,
    subject: "Something new needs a clinician's attention",
    paragraphs: [
      "Somebody told us something that a clinician has to look at as soon as possible. Their supplies are on hold until then.",
      "Every prescriber and pharmacist gets this message. Please read it, do what is needed, and note it.",
    ],
    action: {
      label: "Open the review queue",
      url: `${runningEnv().BACKEND_URL.replace(/\/$/, "")}/app/review`,
    },
  })
}
