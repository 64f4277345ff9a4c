import { z } from "@medusajs/framework/zod"
import type {
  ProposalState,
  TopUpState,
} from "../../modules/clinical-review/domain/change-proposal"

/** What another item in so many packs, or as a plan of so many months, would cost the patient. */
export const ReadChangePrice = z
  .object({
    formulary_item_id: z.string().min(1).max(100),
    packs: z.coerce.number().int().min(1).max(1_000),
    /** Of a plan; the length that it has where nothing is said. */
    months: z.coerce.number().int().min(1).max(12).optional(),
  })
  .strict()
export type ReadChangePriceType = z.infer<typeof ReadChangePrice>

/** Pence. */
export type ChangePriceView = {
  /** For the line, as it was paid. */
  paid: number
  price: number
  /** What the patient would be asked for, and what they would get back; at most one is above 0. */
  more: number
  back: number
}

/** What becomes of a plan; pence each month, without delivery. */
export type ChangedPlanView = {
  from: { months: number; monthly: number }
  to: { months: number; monthly: number }
  delivery: number
}

export type ChangePriceResponse = {
  /** Null where a plan isn't offered in that length. */
  price: (ChangePriceView & { plan: ChangedPlanView | null }) | null
  /** Months in which the item may take the plan's place; none for a one-off. */
  lengths: number[]
}

/** The newest change that was put to the case's patient (SAF-2), with the money that was asked for it. */
export type CaseChange = {
  change:
    | (ChangePriceView & {
        id: string
        state: ProposalState
        plan: ChangedPlanView | null
        from: { name: string; quantity: number }
        to: { name: string; quantity: number }
        /** How the difference stands; null where nothing was asked for or the patient hasn't begun. */
        top_up: TopUpState | null
        proposed_at: string
        answered_at: string | null
      })
    | null
}
