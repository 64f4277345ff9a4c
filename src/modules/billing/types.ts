import type { InferTypeOf } from "@medusajs/framework/types"
import type { Actor } from "../../shared/actor"
import type { PaidForCase } from "./domain/amounts"
import type { Purpose, ReasonClass } from "./domain/purposes"
import type { RefundState } from "./domain/refund-machine"
import type { CaseRefund } from "./models/case-refund"
import type { PartnerRefund } from "./provider"

export type RefundRecord = InferTypeOf<typeof CaseRefund>

/** The payment that money is given back of, with our words for it. */
export type PaymentOfOrder = {
  order_id: string
  payment_id: string
  payment_intent: string
}

export type RequestInput = PaymentOfOrder &
  PaidForCase & {
    line_item_id: string
    patient_id: string
    /** The month of a plan that it is, where it is one. */
    instalment_id?: string | null
    purpose: Exclude<Purpose, "external">
    reason_class: ReasonClass
    /** The same one of a case is asked for once. */
    occasion: string
    automatic: boolean
    /** Pence, or whatever is due. */
    amount: number | "all"
    actor: Actor
  }

/** A refund that the partner has and we had not heard of. */
export type ExternalInput = PaymentOfOrder & {
  partner: PartnerRefund
  /** The order's case, where it has only one, or the plan's of which it is a month. */
  only_case: {
    case_id: string
    line_item_id: string
    patient_id: string
    instalment_id?: string | null
  } | null
  /** Medusa's row, where it was made in Medusa's admin. */
  medusa_refund_id: string | null
}

/** "awaiting" is all money that hasn't arrived, whoever it waits for. */
export type RefundView = "attention" | "waiting" | "awaiting" | "done" | "all"

export type ListFilter = {
  view: RefundView
  state?: RefundState | undefined
  order_id?: string | undefined
  limit: number
  offset: number
}

/** What is asked for of one payment, before it is known how much. */
export type RequestPart = Omit<RequestInput, "amount" | "occasion">
