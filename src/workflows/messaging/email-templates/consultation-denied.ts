import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { runningEnv } from "../../../shared/env"
import { readRow } from "../../../shared/read-rows"
import { composeEmail } from "./compose-email"
import type { EmailBuilder } from "./types"

const consultationSchema = z.object({
  reference: z.string(),
  customer_id: z.string().nullable(),
})
const addressSchema = z.object({ email: z.string() })
const verifiedSchema = addressSchema.extend({
  email_verified_at: z.coerce.date().nullable(),
})

async function readOne<T>(
  container: MedusaContainer,
  entity: string,
  id: string,
  schema: z.ZodObject & z.ZodType<T>
): Promise<T | null> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity, fields: Object.keys(schema.shape), filters: { id } })
  return data[0] ? schema.parse(data[0]) : null
}

/**
 * "There is news about your consultation": the advice itself is in the account
 * only (SAF-6), and nothing is sent to an address that nobody proved (PAY-1).
 */
export const consultationDenied: EmailBuilder = async (container, call) => {
  const about = await readOne(
    container,
    "consultation",
    call.subject_id,
    consultationSchema
  )
  const patient = about?.customer_id
    ? await readRow(
        container,
        {
          entity: "patient",
          fields: Object.keys(verifiedSchema.shape),
          filters: { customer_id: about.customer_id },
        },
        verifiedSchema
      )
    : null
  if (!about || !patient?.email_verified_at) {
    return null
  }
  return composeEmail({
    to: patient.email,
    subject: "There is news about your consultation",
    paragraphs: [
      "There is news about your consultation with us, with advice on what to do next. Please sign in to read it; only you can.",
      `Your reference is ${about.reference}. You have not been charged.`,
    ],
    action: {
      label: "Sign in to read it",
      url: `${runningEnv().STOREFRONT_URL}/account/consultations`,
    },
  })
}

/** For the clinical team's awareness; why is read in the admin. */
export const consultationDeniedTeam: EmailBuilder = async (container, call) => {
  const [consultationId = "", userId = ""] = call.subject_id.split(":")
  const about = await readOne(
    container,
    "consultation",
    consultationId,
    consultationSchema
  )
  const user = await readOne(container, "user", userId, addressSchema)
  if (!about || !user) {
    return null
  }
  return composeEmail({
    to: user.email,
    subject: "A consultation was ended by a safety rule",
    paragraphs: [
      `The consultation ${about.reference} was ended by one of the rules of its form. The patient was shown the advice that belongs to it.`,
      "This is for your awareness; nothing was charged or ordered.",
    ],
  })
}
