import type { Place } from "../../shared/encryption/vault"

/** The scope under which a decision is encrypted: it goes with the patient. */
export const patientScope = (patientId: string): string =>
  `patient:${patientId}`

export const reasonPlace = (id: string): Place => ({
  table: "case_event",
  column: "reason_enc",
  row: id,
})

export const changeReasonPlace = (id: string): Place => ({
  table: "change_proposal",
  column: "reason_enc",
  row: id,
})

export const lengthReasonPlace = (id: string): Place => ({
  table: "plan_length_change",
  column: "reason_enc",
  row: id,
})

export const evidencePlace = (
  column: "content_enc" | "withdrawal_reason_enc",
  id: string
): Place => ({ table: "evidence", column, row: id })

export const decisionPlace = (
  column: "proposal_enc" | "notes_enc",
  id: string
): Place => ({ table: "decision", column, row: id })
