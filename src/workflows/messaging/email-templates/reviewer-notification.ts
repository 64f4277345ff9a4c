import { Modules } from "@medusajs/framework/utils"
import { runningEnv } from "../../../shared/env"
import { formatDateTime } from "../../../shared/london"
import { casesOf, formularyOf } from "../../clinical-review/services"
import { composeEmail } from "./compose-email"
import { CLASS_WORDS, orderWords } from "./review-words"
import type { EmailBuilder } from "./types"

/**
 * Tells one reviewer that a case waits (QUE-3): reference, category, class,
 * order type, time and a link. Never a name, a date of birth or an answer.
 * Subject of the call: "<case id>:<user id>".
 */
export const reviewerNotification: EmailBuilder = async (container, call) => {
  const [caseId = "", userId = ""] = call.subject_id.split(":")
  const [record] = await casesOf(container).listClinicalCases({ id: caseId })
  const [user] = await container
    .resolve(Modules.USER)
    .listUsers({ id: userId }, { select: ["id", "email"] })
  if (!record || !user) {
    return null
  }
  const [category] = await formularyOf(container).listClinicalCategories({
    handle: record.category_handle,
  })
  return composeEmail({
    to: user.email,
    subject: `New case to review: ${record.reference}`,
    paragraphs: [
      `Case ${record.reference} is waiting in your queue.`,
      `Category: ${category?.name ?? record.category_handle}`,
      `Class: ${CLASS_WORDS[record.legal_class]}`,
      `Order: ${orderWords(record)}`,
      `Waiting since ${formatDateTime(record.place_at)}`,
    ],
    action: {
      label: "Open the case",
      url: `${runningEnv().BACKEND_URL.replace(/\/$/, "")}/app/review/${record.id}`,
    },
  })
}
