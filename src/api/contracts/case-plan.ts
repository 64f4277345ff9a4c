import { z } from "@medusajs/framework/zod"

export const ShortenPlan = z
  .object({
    months: z.number().int().min(1).max(12),
    /** For the patient to read. */
    reason: z.string().trim().min(3, "is needed").max(1000),
  })
  .strict()
export type ShortenPlanType = z.infer<typeof ShortenPlan>

export type PlanShortened = {
  plan_length: { change_id: string; from_months: number; months: number }
}

/** What a case renews (REN-3); null for a first order. */
export type CaseRenewal = {
  /** The last supply is longer ago than is allowed without another look (SAF-18): its London day. */
  gap: { last_on: string; days: number; limit_days: number } | null
  renewal: {
    /** "Renewal: instalment plan 2 (3 months)" */
    label: string
    /** Months that were bought before it. */
    months_before: number
    /** London day on which what runs ends; null where nothing overlaps. */
    overlaps_until: string | null
    /** The first London day on which nothing is supplied any more. */
    limit_on: string
    /** When the patient confirmed the answers again. */
    confirmed_at: string | null
  } | null
}

/** The plan that a case bought (RX-4, REV-3); null for a one-off. */
export type CasePlan = {
  plan: {
    id: string
    reference: string
    state: string
    /** Why it stands still. */
    pause_causes: string[]
    months: number
    /** Which plan of its course it is. */
    plan_number: number
    /** Pence a month, and its delivery. */
    monthly_price: number
    delivery_price: number
    /** Months that have left. */
    supplied: number
    /** Of the next month still to be charged: its number and London day; the day is null before the first dispatch. */
    next: { number: number; due_on: string | null } | null
    /** London days that its supplies cover; null before the first dispatch. */
    covers: { from: string; until: string } | null
    /** London day on which the patient is reminded to renew; null before the first dispatch. */
    reminder_on: string | null
    /** The first London day on which the course supplies nothing more; null before the approval. */
    limit_on: string | null
    /** Whether it may be made shorter now. */
    may_shorten: boolean
    /** It was made shorter, by whom and why. */
    shortened: {
      from_months: number
      to_months: number
      reason: string
      by: string | null
      at: string
    } | null
  } | null
}
