import { z } from "@medusajs/framework/zod"
import { DOCUMENT_KINDS } from "./documents"

/** How a member of staff compared documents with the person (IDV-3). */
export const VERIFY_METHODS = [
  "documents_compared",
  "documents_and_call",
  "documents_and_provider_record",
] as const
export type VerifyMethod = (typeof VERIFY_METHODS)[number]

/** Why somebody is failed (IDV-3, EXC-3). */
export const FAIL_REASONS = [
  "documents_not_genuine",
  "documents_of_somebody_else",
  "details_do_not_match",
  "address_not_shown",
  "under_age",
  "death_confirmed",
  "other",
] as const
export type FailReason = (typeof FAIL_REASONS)[number]

/** What staff said when they moved a check; kept encrypted with its history. */
export const judgementSchema = z.object({
  method: z.enum(VERIFY_METHODS).optional(),
  reason: z.enum(FAIL_REASONS).optional(),
  /** Ids of the documents that were looked at. */
  documents: z.array(z.string()).optional(),
  /** What has to be sent again. */
  kinds: z.array(z.enum(DOCUMENT_KINDS)).optional(),
  /** To the patient, who reads it on the page with the upload. */
  text: z.string().optional(),
  /** For staff only. */
  note: z.string().optional(),
})
export type Judgement = z.infer<typeof judgementSchema>
