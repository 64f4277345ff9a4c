import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { readRow } from "../../../shared/read-rows"

const caseSchema = z.object({
  id: z.string(),
  reference: z.string(),
  order_id: z.string(),
  patient_id: z.string(),
})

/** The patient's address, read at the time of sending; null when the account is gone. */
export async function patientEmail(
  container: MedusaContainer,
  patientId: string
): Promise<string | null> {
  const patient = await readRow(
    container,
    { entity: "patient", fields: ["email"], filters: { id: patientId } },
    z.object({ email: z.string() })
  )
  return patient?.email ?? null
}

/** What a neutral email about a case needs. */
export const caseOfEmail = (container: MedusaContainer, caseId: string) =>
  readRow(
    container,
    {
      entity: "clinical_case",
      fields: Object.keys(caseSchema.shape),
      filters: { id: caseId },
    },
    caseSchema
  )
