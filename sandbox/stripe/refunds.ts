import { nowSeconds, randomId } from "../kit/ids"
import type { Account } from "./account"
import { badParam, StripeError, wrongState } from "./errors"
import type { Charge, Refund } from "./objects"
import { mergeMetadata } from "./params"
import { cardOf } from "./payment-methods"

export type RefundParams = {
  payment_intent?: string
  charge?: string
  amount?: number
  reason?: string
  metadata?: Record<string, string> | ""
}

/** Refunds a captured charge, whole or in part. */
export function createRefund(account: Account, params: RefundParams): Refund {
  const charge = chargeOf(account, params)
  const left = charge.amount_captured - charge.amount_refunded
  checkRefundable(charge, left, params.amount)
  const amount = params.amount ?? left
  const behaviour = cardOf(
    account,
    account.paymentMethod(charge.payment_method)
  ).refund
  const refund: Refund = {
    id: randomId("re_"),
    object: "refund",
    created: nowSeconds(),
    amount,
    balance_transaction: null,
    charge: charge.id,
    currency: charge.currency,
    destination_details: { type: "card", card: { type: "refund" } },
    metadata: mergeMetadata({}, params.metadata),
    payment_intent: charge.payment_intent,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: behaviour === "pending" ? "pending" : "succeeded",
    transfer_reversal: null,
  }
  account.state.refunds[refund.id] = refund
  setRefunded(charge, charge.amount_refunded + amount)
  planSettlement(account, refund, behaviour)
  account.emit("refund.created", refund)
  account.emit("charge.refunded", charge)
  return refund
}

/** Moves a refund to another status, as the banks would later. */
export function moveRefund(
  account: Account,
  refund: Refund,
  status: string,
  failureReason?: string
): Refund {
  const wasBooked = booked(refund.status)
  refund.status = status
  const charge = account.charge(refund.charge)
  if (status === "failed") {
    refund.failure_reason = failureReason ?? "unknown"
  }
  if (wasBooked && !booked(status)) {
    setRefunded(charge, charge.amount_refunded - refund.amount)
  } else if (!wasBooked && booked(status)) {
    setRefunded(charge, charge.amount_refunded + refund.amount)
  }
  account.emit("refund.updated", refund)
  account.emit("charge.refund.updated", refund)
  if (status === "failed") {
    account.emit("refund.failed", refund)
  }
  return refund
}

/** Carries out the changes of refunds that are due. */
export function settleDue(account: Account, now: number): void {
  const state = account.state
  const due = state.settlements.filter((item) => item.at <= now)
  if (due.length === 0) {
    return
  }
  state.settlements = state.settlements.filter((item) => item.at > now)
  for (const item of due) {
    const refund = state.refunds[item.refund]
    if (refund && booked(refund.status) && refund.status !== item.status) {
      moveRefund(account, refund, item.status)
    }
  }
  account.touch()
}

function planSettlement(
  account: Account,
  refund: Refund,
  behaviour: "pending" | "fails" | undefined
): void {
  if (behaviour) {
    account.state.settlements.push({
      refund: refund.id,
      status: behaviour === "pending" ? "succeeded" : "failed",
      at: Date.now() + account.sandbox.config().stripe_refund_settle_ms,
    })
  }
}

function chargeOf(account: Account, params: RefundParams): Charge {
  if (params.charge) {
    return account.charge(params.charge)
  }
  if (!params.payment_intent) {
    throw badParam(
      "One of the following params should be provided for this request: payment_intent or charge."
    )
  }
  const intent = account.paymentIntent(params.payment_intent)
  if (intent.status !== "succeeded" || !intent.latest_charge) {
    throw wrongState(
      "payment_intent_unexpected_state",
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`
    )
  }
  return account.charge(intent.latest_charge)
}

function checkRefundable(
  charge: Charge,
  left: number,
  amount: number | undefined
): void {
  if (!charge.captured || !charge.paid) {
    throw badParam(`Charge ${charge.id} has not been captured.`, "charge")
  }
  if (charge.disputed) {
    throw wrongState(
      "charge_disputed",
      `Charge ${charge.id} has been charged back; cannot issue a refund.`
    )
  }
  if (left <= 0) {
    throw wrongState(
      "charge_already_refunded",
      `Charge ${charge.id} has already been refunded.`
    )
  }
  if (amount !== undefined && amount < 1) {
    throw badParam(
      "Invalid positive integer",
      "amount",
      "parameter_invalid_integer"
    )
  }
  if (amount !== undefined && amount > left) {
    throw new StripeError(400, {
      type: "invalid_request_error",
      code: "amount_too_large",
      message: `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      param: "amount",
    })
  }
}

function setRefunded(charge: Charge, amount: number): void {
  charge.amount_refunded = amount
  charge.refunded = amount >= charge.amount_captured
}

function booked(status: string): boolean {
  return status !== "failed" && status !== "canceled"
}
