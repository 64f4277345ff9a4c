import { z } from "@medusajs/framework/zod"
import type {
  ProposalState,
  TopUpState,
} from "../../modules/clinical-review/domain/change-proposal"

/** What another item in so many packs would cost the patient. */
export const ReadChangePrice = z
  .object({
    formulary_item_id: z.string().min(1).max(100),
    packs: z.coerce.number().int().min(1).max(1_000),
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
export type ChangePriceResponse = { price: ChangePriceView }

/** The newest change that was put to the case's patient (SAF-2), with the money that was asked for it. */
export type CaseChange = {
  change:
    | (ChangePriceView & {
        id: string
        state: ProposalState
        from: { name: string; quantity: number }
        to: { name: string; quantity: number }
        /** How the difference stands; null where nothing was asked for or the patient hasn't begun. */
        top_up: TopUpState | null
        proposed_at: string
        answered_at: string | null
      })
    | null
}
