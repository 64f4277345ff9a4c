import { nowSeconds, randomHex, randomId } from "../kit/ids"
import type { Account } from "./account"
import type { Decline } from "./cards"
import type { Charge, Dispute, PaymentIntent, PaymentMethod } from "./objects"

/** Records a charge on a card: authorised, captured or declined. */
export function createCharge(
  account: Account,
  intent: PaymentIntent,
  method: PaymentMethod,
  decline?: Decline
): Charge {
  const captured = !decline && intent.capture_method !== "manual"
  const charge: Charge = {
    id: randomId("ch_"),
    object: "charge",
    created: nowSeconds(),
    livemode: false,
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    balance_transaction: null,
    billing_details: method.billing_details,
    captured,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    metadata: { ...intent.metadata },
    outcome: outcome(decline),
    paid: !decline,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: "card", card: method.card },
    receipt_email: intent.receipt_email,
    refunded: false,
    status: decline ? "failed" : "succeeded",
  }
  account.state.charges[charge.id] = charge
  intent.latest_charge = charge.id
  account.emit(decline ? "charge.failed" : "charge.succeeded", charge)
  return charge
}

/** Opens a dispute on a captured payment. */
export function openDispute(
  account: Account,
  intent: PaymentIntent,
  reason = "fraudulent"
): Dispute {
  const charge = account.charge(intent.latest_charge ?? "")
  const dispute: Dispute = {
    id: randomId("dp_"),
    object: "dispute",
    created: nowSeconds(),
    livemode: false,
    amount: charge.amount_captured,
    balance_transactions: [],
    charge: charge.id,
    currency: charge.currency,
    evidence: {},
    evidence_details: {
      due_by: nowSeconds() + 9 * 86400,
      has_evidence: false,
      past_due: false,
      submission_count: 0,
    },
    is_charge_refundable: false,
    metadata: {},
    payment_intent: intent.id,
    reason,
    status: "needs_response",
  }
  account.state.disputes[dispute.id] = dispute
  charge.disputed = true
  charge.dispute = dispute.id
  account.emit("charge.dispute.created", dispute)
  account.emit("charge.dispute.funds_withdrawn", dispute)
  return dispute
}

/** Moves a dispute on: `won` and `lost` close it. */
export function moveDispute(
  account: Account,
  dispute: Dispute,
  status: string
): Dispute {
  dispute.status = status
  if (status === "won" || status === "lost") {
    if (status === "won") {
      account.emit("charge.dispute.funds_reinstated", dispute)
    }
    account.emit("charge.dispute.closed", dispute)
  } else {
    account.emit("charge.dispute.updated", dispute)
  }
  return dispute
}

function outcome(decline: Decline | undefined) {
  return {
    network_status: decline ? "declined_by_network" : "approved_by_network",
    reason: decline?.decline_code ?? null,
    risk_level: "normal",
    risk_score: 12,
    seller_message: decline ? "The bank declined." : "Payment complete.",
    type: decline ? "issuer_declined" : "authorized",
    network_advice_code: null,
    id: randomHex(4),
  }
}
