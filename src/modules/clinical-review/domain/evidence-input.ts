import { z } from "@medusajs/framework/zod"
import { invalid } from "../../../shared/errors"
import { isMethodOf, type EvidenceKind } from "../../../shared/evidence-policy"
import type { EvidenceOutcome } from "./evidence"

/** What of a proof is encrypted: what was said and measured. */
export const contentSchema = z.object({
  note: z.string().nullable(),
  weight_kg: z.number().nullable(),
  height_cm: z.number().nullable(),
})
export type EvidenceContent = z.infer<typeof contentSchema>

/** A proof as a clinician writes it down; days are London's. */
export type NewEvidence = {
  kind: EvidenceKind
  method: string
  outcome: EvidenceOutcome
  observed_on: string
  valid_until: string | null
  content: EvidenceContent
}

/**
 * A method that proves this kind, days in order, and measurements where they
 * belong.
 * @param today London day
 * @throws invalid_field
 */
export function assertEvidenceInput(input: NewEvidence, today: string): void {
  const { kind, method, content } = input
  if (!isMethodOf(kind, method)) {
    throw invalid("method", `is no method of ${kind}`)
  }
  if (input.observed_on > today) {
    throw invalid("observed_on", "lies in the future")
  }
  if (input.valid_until !== null && input.valid_until < input.observed_on) {
    throw invalid("valid_until", "ends before it begins")
  }
  const isMeasured = content.weight_kg !== null
  const isWeight = kind === "verified_weight"
  if (isWeight && input.outcome === "satisfactory" && !isMeasured) {
    throw invalid("weight_kg", "is what a verified weight is about")
  }
  if (!isWeight && (isMeasured || content.height_cm !== null)) {
    throw invalid("weight_kg", `is not part of ${kind}`)
  }
}
