import { z } from "@medusajs/framework/zod"
import {
  DIFFERENCE_KINDS,
  type DifferenceKind,
  type MendingAct,
} from "../../modules/billing/domain/difference-kinds"

const page = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
}

export const ListDifferences = z
  .object({
    state: z.enum(["open", "mended", "accepted"]).optional(),
    kind: z.enum(DIFFERENCE_KINDS).optional(),
    ...page,
  })
  .strict()
export type ListDifferencesType = z.infer<typeof ListDifferences>

export const ListDisputes = z.object(page).strict()
export type ListDisputesType = z.infer<typeof ListDisputes>

export const AcceptDifference = z
  .object({ reason: z.string().trim().min(10).max(1_000) })
  .strict()
export type AcceptDifferenceType = z.infer<typeof AcceptDifference>

type Side = { amount: number | null; state: string }

/** Where Stripe's books and ours don't say the same; amounts in pence. */
export type DifferenceView = {
  id: string
  kind: DifferenceKind
  /** Stripe's id of it, or ours where Stripe has none. */
  subject_id: string
  payment_intent: string
  order_id: string | null
  order_display_id: number | null
  instalment_id: string | null
  ours: Side | null
  theirs: Side | null
  state: "open" | "mended" | "accepted"
  found_at: string
  since: string
  closed_by: string | null
  /** Why it was accepted. */
  reason: string | null
  /** What the button does; none where nothing is to be done any more. */
  act: MendingAct | null
}

export type DifferenceList = {
  differences: DifferenceView[]
  count: number
  limit: number
  offset: number
}

/** One comparison of Stripe's books with ours. */
export type ReconciliationView = {
  id: string
  from: string
  to: string
  started_at: string
  finished_at: string | null
  /** From 0 to 1. */
  progress: number
  payments: number
  refunds: number
  disputes: number
  open_differences: number | null
  last_error: string | null
}

export type ReconciliationSummary = {
  run: ReconciliationView | null
  open_differences: number
  open_disputes: number
}

export type DifferenceMoved = {
  difference: { id: string; state: DifferenceView["state"] }
}

/** A payment that a bank asks back; the amount in pence. */
export type DisputeView = {
  id: string
  partner_dispute_id: string
  order_id: string | null
  order_display_id: number | null
  amount: number
  reason: string
  partner_status: string
  state: "open" | "won" | "lost"
  evidence_due_at: string | null
  opened_at: string
  since: string
}

export type DisputeList = {
  disputes: DisputeView[]
  count: number
  limit: number
  offset: number
}
