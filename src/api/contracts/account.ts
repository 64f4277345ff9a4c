import { z } from "@medusajs/framework/zod"
import { PROPOSAL_ANSWERS } from "../../modules/clinical-review/domain/change-proposal"
import type { PaymentView } from "./basket"
import type { AdviceLevel } from "../../modules/clinical-review/domain/denial-reasons"

export const PageQuery = z
  .object({
    limit: z.coerce.number().int().min(1).max(50).default(20),
    offset: z.coerce.number().int().min(0).default(0),
  })
  .strict()
export type PageQueryType = z.infer<typeof PageQuery>

export const PostMessage = z
  .object({
    body: z.string().trim().min(1).max(4_000),
    /** Made by the sender, so that a form sent twice is one message. */
    client_key: z.string().min(8).max(80),
  })
  .strict()
export type PostMessageType = z.infer<typeof PostMessage>

/** The patient's word on a suggested change (SAF-2). */
export const AnswerProposal = z
  .object({
    answer: z.enum(PROPOSAL_ANSWERS),
    /** Of the agreement that was shown with a plan's change; to accept one. */
    mandate_hash: z.string().min(1).max(64).optional(),
  })
  .strict()
export type AnswerProposalType = z.infer<typeof AnswerProposal>

/** The payment of a dearer change; of a plan's, with the agreement that was ticked, at least the first time. */
export const PayProposal = AnswerProposal.pick({ mandate_hash: true })
export type PayProposalType = z.infer<typeof PayProposal>

export type ProposalAnswered = { answered: true; order_id: string }

export type Money = { amount: number; currency: string }

/** What a patient reads instead of a state. */
export type StatusWords = { word: string; sentence: string }

export type AccountOrderCard = {
  id: string
  display_id: number
  placed_at: string
  status: StatusWords
  total: Money
  treatments: string[]
}

export type AccountTreatment = {
  case_id: string
  case_reference: string
  consultation_id: string | null
  name: string
  quantity: number
  /** The length of the plan that it was bought as; null for a one-off. */
  plan_months: number | null
  /** The plan that it belongs to, and which month of it this order is; null for a one-off and before it is paid. */
  plan: { id: string; month: number; months: number } | null
  status: StatusWords
  /** What it waits for the patient to do. */
  awaits: "answer" | "acceptance" | null
  /** A change that a clinician suggests and that waits for the patient's word (SAF-2). */
  proposal: {
    id: string
    from: { name: string; quantity: number }
    to: { name: string; quantity: number }
    /** What the order's line was paid with, and what the change costs. */
    paid: Money
    price: Money
    /** What goes back, and what is to be paid before it is accepted; at most one is above 0. */
    back: Money
    more: Money
    reason: string
    /** What becomes of its plan; null for a one-off. */
    plan: {
      /** Months, and the treatment's price each month without delivery. */
      from: { months: number; monthly: Money }
      to: { months: number; monthly: Money }
      delivery: Money
      /** What accepting agrees to, a sentence a line (PAY-3). */
      mandate: { text: string; hash: string }
    } | null
    /** Accepted and, where it was dearer, paid: the order is being changed. */
    accepted: boolean
  } | null
  /** Its plan was made shorter than it was bought; it may be cancelled for a full refund until something has left (REV-3). */
  shorter_plan: {
    id: string
    from_months: number
    to_months: number
    reason: string
    may_cancel: boolean
  } | null
  /** What to do now, where it was denied (SAF-6). */
  advice: { level: AdviceLevel; texts: string[] } | null
  /** What has become of its money, where some of it goes back (PAY-5). */
  refund: {
    amount: Money
    state: "on_its_way" | "refunded" | "partial"
  } | null
  tracking: { number: string; url: string } | null
  timeline: { at: string; label: string }[]
}

/** The card payment of a dearer change; as a basket's, with what it is for. */
export type ProposalPayment = PaymentView & { amount: Money; order_id: string }

export type AccountDocument = {
  id: string
  kind: "gp_letter" | "prescription_copy"
  title: string
  order_id: string | null
  created_at: string
}

export type AccountOrder = {
  id: string
  display_id: number
  placed_at: string
  status: StatusWords
  totals: { items: Money; delivery: Money; discount: Money; total: Money }
  delivery_address: string[]
  treatments: AccountTreatment[]
  /** Lines that are no treatment of their own. */
  documents: AccountDocument[]
}

export type AccountThread = {
  id: string
  case_id: string
  case_reference: string
  order_id: string | null
  last_message_at: string
  unread: number
  messages: {
    id: string
    from: "you" | "pharmacy"
    body: string
    sent_at: string
  }[]
}

export type AccountPrescription = {
  id: string
  reference: string
  signed_at: string
  medicines: { description: string; directions: string; quantity: number }[]
  prescriber: { name: string; body: string; number: string }
  document_id: string | null
}
