import { z } from "@medusajs/framework/zod"

/** What a clinician says of two accounts; "undo" takes an earlier word back. */
export const JudgeLink = z
  .object({
    verdict: z.enum(["same", "different", "undo"]),
    reason: z.string().trim().min(3).max(2000),
  })
  .strict()
export type JudgeLinkType = z.infer<typeof JudgeLink>

export type LinkJudged = {
  link: { patient_id: string; other_id: string; verdict: string | null }
}

export type LinkReasonView = { kind: string; strength: number }

/** Another account, what speaks for its being this person's, and its cases. */
export type LinkedPersonView = {
  patient_id: string
  first_name: string
  last_name: string
  date_of_birth: string
  postcode: string
  reasons: LinkReasonView[]
  /** Reached over another linked account, not directly. */
  indirect: boolean
  verdict: {
    verdict: "same" | "different"
    reason: string | null
    staff_name: string
    at: string
  } | null
  cases: {
    id: string
    reference: string
    category_handle: string
    treatment_name: string
    quantity: number
    state: string
    opened_at: string
  }[]
}

/** One limit by ingredient, and how far it is used with this case's packs. */
export type LimitView = {
  limit_id: string
  ingredient: string
  kind: string
  unit: "mg" | "units" | "packs"
  total: number | null
  limit: number | null
  window_days: number | null
  /** Who may approve above it with a reason; null where nobody may. */
  override_role: string | null
}

/** One order of the ingredient in a year, of any of the accounts. */
export type QuantityView = {
  case_id: string
  reference: string
  treatment_name: string
  packs: number
  /** Null where the formulary doesn't say how much is in a pack. */
  mg: number | null
  units: number | null
  at: string
  state: string
  /** Of another account that is possibly the person's. */
  linked: boolean
}

export type CaseLinkage = {
  linkage: {
    persons: LinkedPersonView[]
    /** They share an address, phone, device or little more; and whom a clinician told apart. Orders of this case's category only. */
    household: LinkedPersonView[]
  }
  quantities: {
    ingredient: string
    /** This case first, then the others, newest first. */
    orders: QuantityView[]
    packs_in_period: number
    max_in_period: number
    period_days: number
    exceeded: LimitView[]
  }
}
