import { z } from "@medusajs/framework/zod"
import { runningEnv } from "../../../shared/env"
import { readRow } from "../../../shared/read-rows"
import { composeEmail } from "./compose-email"
import type { EmailBuilder } from "./types"

const consultationSchema = z.object({
  reference: z.string(),
  state: z.string(),
  customer_id: z.string().nullable(),
  last_activity_at: z.coerce.date(),
})
const patientSchema = z.object({
  email: z.string(),
  email_verified_at: z.coerce.date().nullable(),
})

/**
 * "You have a consultation to finish" (CON-8). Not sent when it was handed in,
 * denied or gone on with meanwhile, nor to an address that nobody proved; says
 * neither what it is about nor what was answered.
 */
export const consultationReminder: EmailBuilder = async (container, call) => {
  const [id = "", leftAt = ""] = call.subject_id.split(":")
  const left = await readRow(
    container,
    {
      entity: "consultation",
      fields: Object.keys(consultationSchema.shape),
      filters: { id },
    },
    consultationSchema
  )
  if (
    left?.state !== "draft" ||
    left.customer_id === null ||
    left.last_activity_at.getTime() !== Number(leftAt)
  ) {
    return null
  }
  const patient = await readRow(
    container,
    {
      entity: "patient",
      fields: Object.keys(patientSchema.shape),
      filters: { customer_id: left.customer_id },
    },
    patientSchema
  )
  if (!patient?.email_verified_at) {
    return null
  }
  return composeEmail({
    to: patient.email,
    subject: "You have a consultation to finish",
    paragraphs: [
      "You began a consultation with us and have not finished it. Your answers are kept: you go on where you stopped.",
      `Your reference is ${left.reference}. If you have changed your mind, you need not do anything.`,
    ],
    action: {
      label: "Sign in to go on",
      url: `${runningEnv().STOREFRONT_URL.replace(/\/+$/, "")}/account/consultations`,
    },
  })
}
