import { z } from "@medusajs/framework/zod"
import { runningEnv } from "../../../shared/env"
import { readRow } from "../../../shared/read-rows"
import { composeEmail } from "./compose-email"
import { caseOfEmail, patientEmail } from "./customer-address"
import type { EmailBuilder } from "./types"

const checkSchema = z.object({ patient_id: z.string(), state: z.string() })

const accountAt = (path: string) =>
  `${runningEnv().STOREFRONT_URL.replace(/\/+$/, "")}/account${path}`

/** Asks for documents (IDV-1); not sent when they have come meanwhile. Which, and why, is read in the account. */
export const identityDocuments: EmailBuilder = async (container, call) => {
  const check = await readRow(
    container,
    {
      entity: "identity_check",
      fields: Object.keys(checkSchema.shape),
      filters: { id: call.subject_id },
    },
    checkSchema
  )
  if (check?.state !== "documents_requested") {
    return null
  }
  const to = await patientEmail(container, check.patient_id)
  if (!to) {
    return null
  }
  return composeEmail({
    to,
    subject: "We need something from you before we can go on",
    paragraphs: [
      "Before we can go on with your order we have to confirm who you are. Please sign in and send us what we ask for there; it takes a few minutes.",
      "Please don’t send documents by email: your account is the safe way.",
    ],
    action: { label: "Sign in to your account", url: accountAt("/identity") },
  })
}

/** "There is news about your order": what it is, is read in the account (IDV-3, SAF-14). */
export const identityFailed: EmailBuilder = async (container, call) => {
  const about = await caseOfEmail(container, call.subject_id)
  const to = about ? await patientEmail(container, about.patient_id) : null
  if (!about || !to) {
    return null
  }
  return composeEmail({
    to,
    subject: "There is news about your order",
    paragraphs: [
      "There is news about your order with us. Please sign in to read it; only you can.",
      `Your reference is ${about.reference}.`,
    ],
    action: { label: "Sign in to read it", url: accountAt("/messages") },
  })
}
