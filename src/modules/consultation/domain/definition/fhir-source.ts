import { z } from "zod"

const text = z.string().min(1).max(1_000)

const coding = z
  .object({
    system: text.optional(),
    code: text.optional(),
    display: text.optional(),
  })
  .strict()

/**
 * What an imported question, step, section or calculation was in its FHIR
 * Questionnaire, so that an export gives it back. The engine never reads it.
 */
export const fhirItemSchema = z
  .object({
    link_id: text.optional(),
    type: z.enum(["string", "url", "integer", "quantity"]).optional(),
    /** "1a": shown before the text, and part of our label. */
    prefix: text.max(50).optional(),
    codes: z.array(coding).min(1).max(20).optional(),
    unit: coding.optional(),
  })
  .strict()

/** What an imported option was: a coding, or a bare string, whole number or date. */
export const fhirOptionSchema = z
  .object({
    type: z.enum(["coding", "string", "integer", "date"]),
    system: text.optional(),
    code: text.optional(),
  })
  .strict()

export type FhirItemSource = z.infer<typeof fhirItemSchema>
export type FhirOptionSource = z.infer<typeof fhirOptionSchema>
