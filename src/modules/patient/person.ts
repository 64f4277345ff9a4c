import type { InferTypeOf } from "@medusajs/framework/types"
import type { Actor } from "../../shared/actor"
import type { Vault } from "../../shared/encryption/vault"
import type { AuditIntent } from "../../shared/outbox"
import { homeAddressSchema, type HomeAddress, type Sex } from "./domain/profile"
import type { Patient } from "./models/patient"

export type PatientRow = InferTypeOf<typeof Patient>

/** A patient in clear, for the patient, for clinicians and for partners that need it. */
export type Person = {
  id: string
  first_name: string
  last_name: string
  sex: Sex
  /** "YYYY-MM-DD" */
  date_of_birth: string
  phone: string
  email: string
  home_address: HomeAddress
  nhs_number: string | null
}

/** The data key under which everything of a patient but the answers is encrypted. */
export const patientScope = (patientId: string): string =>
  `patient:${patientId}`

export const place = (column: string, row: string) => ({
  table: "patient",
  column,
  row,
})

/** Decrypts a row. @throws key_destroyed when the patient was erased */
export async function openPerson(
  vault: Vault,
  row: PatientRow
): Promise<Person> {
  const open = (column: string, text: string) =>
    vault.decrypt(patientScope(row.id), place(column, row.id), text)
  return {
    id: row.id,
    first_name: row.first_name,
    last_name: row.last_name,
    sex: row.sex,
    date_of_birth: await open("date_of_birth_enc", row.date_of_birth_enc),
    phone: row.phone,
    email: row.email,
    home_address: homeAddressSchema.parse(row.home_address),
    nhs_number: row.nhs_number_enc
      ? await open("nhs_number_enc", row.nhs_number_enc)
      : null,
  }
}

/** What `read` gives; null where the person was erased. */
export const unlessErased = <T>(read: Promise<T>): Promise<T | null> =>
  read.catch((error: unknown) => {
    if (
      error instanceof Error &&
      "code" in error &&
      error.code === "key_destroyed"
    ) {
      return null
    }
    throw error
  })

export const patientAudit = (
  patientId: string,
  action: string,
  actor: Actor,
  details: Record<string, unknown> = {}
): AuditIntent => ({
  action,
  actor,
  entity_type: "patient",
  entity_id: patientId,
  patient_id: patientId,
  details,
})
