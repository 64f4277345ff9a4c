import type { Place } from "../../shared/encryption/vault"

/** The scope under which prescriptions are encrypted: they go with the patient. */
export const patientScope = (patientId: string): string =>
  `patient:${patientId}`

export const contentPlace = (id: string): Place => ({
  table: "prescription",
  column: "content_enc",
  row: id,
})

export const reasonPlace = (id: string): Place => ({
  table: "prescription_event",
  column: "reason_enc",
  row: id,
})

/** The signed document lies in the file store; it belongs to its prescription all the same. */
export const documentPlace = (id: string): Place => ({
  table: "prescription",
  column: "document",
  row: id,
})
