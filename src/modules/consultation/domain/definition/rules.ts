import { z } from "zod"
import { conditionSchema } from "./conditions"
import { identifierSchema } from "./questions"

/** How urgent the advice is, most urgent first (CON-3). */
export const ADVICE_LEVELS = [
  "emergency",
  "urgent",
  "see_gp",
  "not_suitable",
] as const

export type AdviceLevel = (typeof ADVICE_LEVELS)[number]

/** Whom the advice may put the patient through to. */
export const CONTACTS = {
  "999": { label: "Call 999", href: "tel:999" },
  "111": { label: "Call NHS 111", href: "tel:111" },
  "111_mental_health": {
    label: "Call NHS 111 and choose the mental health option",
    href: "tel:111",
  },
  samaritans: { label: "Call Samaritans on 116 123", href: "tel:116123" },
  shout: { label: "Text SHOUT to 85258", href: "sms:85258" },
  beat: { label: "Call Beat on 0808 801 0677", href: "tel:08088010677" },
} as const

export type Contact = keyof typeof CONTACTS

const sentence = z.string().trim().min(1).max(600)

export const adviceSchema = z
  .object({
    level: z.enum(ADVICE_LEVELS),
    title: sentence.max(160),
    text: z.array(sentence).min(1),
    /** Beside the number that belongs to the level. */
    contacts: z
      .array(
        z.enum([
          "999",
          "111",
          "111_mental_health",
          "samaritans",
          "shout",
          "beat",
        ])
      )
      .default([]),
  })
  .strict()

export type Advice = z.infer<typeof adviceSchema>

/**
 * A safety rule. `deny` ends the consultation, `flag` asks the clinician to
 * look. Both tell the patient what to do now: without advice nothing is published.
 */
export const ruleSchema = z
  .object({
    id: identifierSchema,
    kind: z.enum(["deny", "flag"]),
    when: conditionSchema,
    advice: adviceSchema,
    reason_code: identifierSchema,
    clinician_text: sentence,
    /** Where the rule comes from, in words: product characteristics, NHS, NICE. */
    source: sentence,
    /** Self-harm and safeguarding: a clinician has to look even when the patient goes away. */
    safeguarding: z.boolean().default(false),
  })
  .strict()

export type Rule = z.infer<typeof ruleSchema>

/** Why a treatment can be discussed; never a ranking (C14). Matches formulary items by ingredient. */
export const suggestionSchema = z
  .object({
    id: identifierSchema,
    ingredients: z.array(z.string().trim().min(1)).min(1),
    when: conditionSchema.optional(),
    reason: sentence,
  })
  .strict()

export type Suggestion = z.infer<typeof suggestionSchema>
