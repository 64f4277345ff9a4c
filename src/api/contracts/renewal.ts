import { z } from "@medusajs/framework/zod"

const hash = z.string().min(1).max(128)

/** The three ticks, each for itself, and what they were about (REN-2). */
export const ConfirmRenewal = z
  .object({
    confirmations: z
      .object({
        accurate: z.literal(true, { error: "has to be confirmed" }),
        unchanged: z.literal(true, { error: "has to be confirmed" }),
        will_tell: z.literal(true, { error: "has to be confirmed" }),
      })
      .strict(),
    /** Of the statements and of the answers as they were shown. */
    text_hash: hash,
    answers_hash: hash,
  })
  .strict()
export type ConfirmRenewalType = z.infer<typeof ConfirmRenewal>

/** Why nothing more can be ordered: the twelve months are over, or the time to order again. */
export type RenewalBlock = "limit_reached" | "grace_over" | "course_ended"

export type AccountRenewalCard = {
  consultation_id: string
  /** The name of the condition, as it was asked about. */
  name: string
  category: string
  /** Null while it can be ordered again. */
  blocked: RenewalBlock | null
  /** Days: the last one on which it can be ordered, and the first one that it wouldn't overlap what runs. */
  order_until: string
  starts_on: string
  /** Months of the newest plan; null for a one-off. */
  months: number | null
}

export type AccountRenewal = AccountRenewalCard & {
  /** Empty once it is blocked. */
  sections: {
    title: string
    answers: { question_id: string; label: string; text: string }[]
  }[]
  statements: { key: keyof ConfirmRenewalType["confirmations"]; text: string }[]
  text_hash: string
  answers_hash: string
  /** It was confirmed and waits to be ordered on. */
  is_confirmed: boolean
}
