import { z } from "@medusajs/framework/zod"

/** What a patient can be asked before a supply (SAF-18). */
export const CHECK_IN_QUESTIONS = [
  "weight",
  "side_effects",
  "still_taking",
] as const
export type CheckInQuestion = (typeof CHECK_IN_QUESTIONS)[number]

/**
 * What a category asks its patients before each later month of a plan (SAF-18):
 * the first supply, and every renewal's first, rest on answers of their own.
 */
export const checkInPolicySchema = z
  .object({
    questions: z
      .array(z.enum(CHECK_IN_QUESTIONS))
      .min(1)
      .max(CHECK_IN_QUESTIONS.length)
      .refine(
        (questions) => new Set(questions).size === questions.length,
        "names a question twice"
      ),
    /** How many days before a month is due its patient is asked. */
    days_before: z.number().int().min(1).max(14),
  })
  .strict()
export type CheckInPolicy = z.infer<typeof checkInPolicySchema>
