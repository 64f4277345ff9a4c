import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

const rowSchema = z.object({ email: z.string() })

/** The patient's address, read at the time of sending; null when the account is gone. */
export async function patientEmail(
  container: MedusaContainer,
  patientId: string
): Promise<string | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "patient",
    fields: ["email"],
    filters: { id: patientId },
  })
  const [first] = data
  return first ? rowSchema.parse(first).email : null
}

const caseSchema = z.object({
  id: z.string(),
  reference: z.string(),
  order_id: z.string(),
  patient_id: z.string(),
})

/** What a neutral email about a case needs. */
export async function caseOfEmail(container: MedusaContainer, caseId: string) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "clinical_case",
    fields: Object.keys(caseSchema.shape),
    filters: { id: caseId },
  })
  const [first] = data
  return first ? caseSchema.parse(first) : null
}
