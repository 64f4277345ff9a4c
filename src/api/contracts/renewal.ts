import { z } from "@medusajs/framework/zod"
import type { AccountReminder } from "./reminder"

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
    /** With the end of what is supplied, or sooner, which overlaps it (REN-3). */
    start: z
      .enum(["when_supply_ends", "as_soon_as_possible"])
      .default("when_supply_ends"),
    /** Of the statements and of the answers as they were shown. */
    text_hash: hash,
    answers_hash: hash,
  })
  .strict()
export type ConfirmRenewalType = z.infer<typeof ConfirmRenewal>

/** Why nothing more can be ordered: the twelve months are over, or will be before more could begin; the time to order again is over; the questions were answered anew; or it is too early. */
export type RenewalBlock =
  | "limit_reached"
  | "grace_over"
  | "course_ended"
  | "answered_anew"
  | "too_early"

export type AccountRenewalCard = {
  consultation_id: string
  /** The name of the condition, as it was asked about. */
  name: string
  category: string
  /** Null while it can be ordered again. */
  blocked: RenewalBlock | null
  /** The day from which it can be ordered again; null while that isn't known, as the first parcel hasn't left. */
  opens_on: string | null
  /** What helps then: what was ordered may last until the answers are over. */
  way: AccountReminder["way"]
  /** The last day on which it can be ordered. */
  order_until: string
  /** The day on which what is supplied ends, and the one on which it could leave at the earliest; the same where nothing overlaps. */
  starts_on: string
  soonest_on: string
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
