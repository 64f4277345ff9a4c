import { z } from "@medusajs/framework/zod"
import type { DoseChangeState } from "../../modules/treatment-plan/domain/dose-change-machine"
import type { Money } from "./account"
import type { PrescriptionView } from "./prescription"

const words = (max: number) => z.string().trim().min(1).max(max)

/** Another strength for the months of a running plan that haven't begun; `reason` is for the patient to read (SAF-18). */
export const ProposeDoseChange = z
  .object({
    proposal: z
      .object({
        formulary_item_id: words(100),
        dose: words(300),
        directions: words(1000),
        /** Units a month: tablets, grams, pens. */
        quantity: z.number().int().positive().max(100_000),
      })
      .strict(),
    /** The new monthly price in pence as it was shown; another one by now is refused. */
    shown_pence: z.number().int().min(0).optional(),
    reason: words(2000),
    gp_justification: words(4000).optional(),
    quantity_justification: words(2000).optional(),
    notes: words(4000).optional(),
  })
  .strict()
export type ProposeDoseChangeType = z.infer<typeof ProposeDoseChange>

export const WithdrawDoseChange = z
  .object({ dose_change_id: words(100) })
  .strict()
export type WithdrawDoseChangeType = z.infer<typeof WithdrawDoseChange>

/** The patient's word; accepting names the agreement that was shown. */
export const AnswerDoseChange = z
  .object({
    dose_change_id: words(100),
    answer: z.enum(["accept", "keep"]),
    mandate_hash: z.string().min(1).max(200).optional(),
  })
  .strict()
export type AnswerDoseChangeType = z.infer<typeof AnswerDoseChange>

/** Packs a supply, pence a month. */
type Side = { name: string; quantity: number; monthly_price: number }

export type DoseChangeView = {
  id: string
  state: DoseChangeState
  from: Side
  to: Side
  /** The first month of the new strength; null until it is in force. */
  from_number: number | null
  dose: string
  directions: string
  reason: string
  by: string
  proposed_at: string
  agreed_at: string | null
  in_force_at: string | null
  ended_at: string | null
  may_withdraw: boolean
  prescription: PrescriptionView | null
}

/** Changes of strength of a case's plan, and what may be proposed now. */
export type CaseDoseChanges = {
  plan: { months: number; delivery_price: number } | null
  /** Why nothing may be proposed; null where something may. */
  why_not: string | null
  offer: {
    /** Numbers of the months that haven't begun. */
    months: number[]
    present: Side & { pack_size: string }
    choices: {
      formulary_item_id: string
      name: string
      pack_size: string
      units_per_pack: number
      max_packs: number
      dose: string
      directions: string
      /** Pence of a pack a month. */
      unit_price: number
    }[]
  } | null
  changes: DoseChangeView[]
}

export type DoseChangeMoved = {
  dose_change: { id: string; state: DoseChangeState }
}

/** As the patient reads it in their plan. */
export type AccountDoseChange = {
  id: string
  waits_for: "you" | "prescriber"
  from: { name: string; quantity: number; monthly: Money }
  to: { name: string; quantity: number; monthly: Money }
  from_month: number | null
  reason: string
  agreement: { text: string; hash: string }
}
