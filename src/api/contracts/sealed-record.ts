import { z } from "@medusajs/framework/zod"
import type { CaseDetail } from "./case"

/** Why a sealed record may be opened. */
export const SEALED_RECORD_REASONS = [
  "continuity_of_care",
  "incident",
  "complaint",
  "safeguarding",
  "patient_request",
  "regulator",
] as const

export const OpenSealedRecord = z
  .object({
    reason: z.enum(SEALED_RECORD_REASONS),
    /** In the reader's words; kept encrypted with the record. */
    note: z.string().trim().min(10).max(1_000),
  })
  .strict()
export type OpenSealedRecordType = z.infer<typeof OpenSealedRecord>

/** What stands on the cover: nothing that was answered. */
export type SealedRecordResponse = {
  sealed_record: {
    consultation_id: string
    reference: string
    category: { handle: string; name: string }
    retention_class: "supply" | "decision" | "safeguarding" | "denial"
    sealed_at: string
    /** The newest first. */
    openings: {
      id: string
      name: string
      role: string
      reason: string
      note: string
      at: string
    }[]
  }
}

/** What one opening gives to read. */
export type SealedRecordOpened = {
  opening_id: string
  consultation: NonNullable<CaseDetail["consultation"]>
  safeguarding_note: string | null
  files: { file_id: string; question_id: string; name: string }[]
}
