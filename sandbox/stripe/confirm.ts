import type { Account } from "./account"
import type { Decline, TestCard } from "./cards"
import { createCharge, openDispute } from "./charges"
import { StripeError } from "./errors"
import {
  chooseMethod,
  missingMethod,
  requireReturnUrl,
  unexpected,
} from "./intent-parts"
import type { PaymentIntent, PaymentMethod } from "./objects"
import type { ConfirmIntent } from "./params"
import { attach, cardOf } from "./payment-methods"

const AUTHENTICATION_REQUIRED: Decline = {
  code: "authentication_required",
  decline_code: "authentication_required",
  message: "Your card was declined. This transaction requires authentication.",
}

export type ConfirmOptions = ConfirmIntent & { fromPage?: boolean }

/** Confirms an intent: it ends paid, authorised, waiting for the bank or refused. */
export function confirmIntent(
  account: Account,
  intent: PaymentIntent,
  params: ConfirmOptions
): PaymentIntent {
  const open = [
    "requires_payment_method",
    "requires_confirmation",
    "requires_action",
  ]
  if (!open.includes(intent.status)) {
    throw unexpected(intent, "confirmed", open)
  }
  applyParams(account, intent, params)
  if (!intent.payment_method) {
    throw missingMethod()
  }
  requireReturnUrl(intent, params)
  const method = account.paymentMethod(intent.payment_method)
  const card = cardOf(account, method)
  const offSession = Boolean(params.off_session)
  if (needsBank(account, card, method, offSession)) {
    if (offSession || params.error_on_requires_action) {
      throw refuse(account, intent, method, AUTHENTICATION_REQUIRED)
    }
    return askBank(account, intent, params)
  }
  return charge(account, intent, method)
}

/** The cardholder's answer on the bank's page. */
export function finishAuthentication(
  account: Account,
  intent: PaymentIntent,
  confirmed: boolean
): PaymentIntent {
  if (intent.status !== "requires_action") {
    throw unexpected(intent, "authenticated", ["requires_action"])
  }
  const method = account.paymentMethod(intent.payment_method ?? "")
  intent.next_action = null
  if (confirmed) {
    return charge(account, intent, method)
  }
  const message =
    "We are unable to authenticate your payment method. Please choose a different payment method and try again."
  fail(account, intent, method, {
    code: "payment_intent_authentication_failure",
    message,
  })
  return intent
}

function applyParams(
  account: Account,
  intent: PaymentIntent,
  params: ConfirmOptions
): void {
  if (params.setup_future_usage !== undefined) {
    intent.setup_future_usage = params.setup_future_usage || null
  }
  intent.capture_method = params.capture_method ?? intent.capture_method
  intent.receipt_email = params.receipt_email ?? intent.receipt_email
  chooseMethod(account, intent, params)
}

function needsBank(
  account: Account,
  card: TestCard,
  method: PaymentMethod,
  offSession: boolean
): boolean {
  if (card.authenticate === "always") {
    return true
  }
  const setUp = account.state.cards[method.id]?.set_up === true
  return card.authenticate === "unless_set_up" && !(offSession && setUp)
}

function askBank(
  account: Account,
  intent: PaymentIntent,
  params: ConfirmOptions
): PaymentIntent {
  const base = `${account.sandbox.url()}/stripe/3ds/${intent.id}`
  const query = new URLSearchParams({ client_secret: intent.client_secret })
  if (params.return_url) {
    query.set("return_url", params.return_url)
  }
  if (params.fromPage) {
    query.set("from", "pay")
  }
  const url = `${base}?${query.toString()}`
  intent.status = "requires_action"
  intent.last_payment_error = null
  intent.next_action = params.return_url
    ? {
        type: "redirect_to_url",
        redirect_to_url: { url, return_url: params.return_url },
      }
    : {
        type: "use_stripe_sdk",
        use_stripe_sdk: { type: "three_d_secure_redirect", stripe_js: url },
      }
  account.emit("payment_intent.requires_action", intent)
  return intent
}

function charge(
  account: Account,
  intent: PaymentIntent,
  method: PaymentMethod
): PaymentIntent {
  const card = cardOf(account, method)
  if (card.decline) {
    throw refuse(account, intent, method, card.decline)
  }
  createCharge(account, intent, method)
  intent.last_payment_error = null
  intent.next_action = null
  rememberCard(account, intent, method)
  if (intent.capture_method === "manual") {
    intent.status = "requires_capture"
    intent.amount_capturable = intent.amount
    account.emit("payment_intent.amount_capturable_updated", intent)
    return intent
  }
  intent.status = "succeeded"
  intent.amount_received = intent.amount
  account.emit("payment_intent.succeeded", intent)
  if (card.dispute) {
    openDispute(account, intent)
  }
  return intent
}

/** `setup_future_usage` saves the card, and its consent, with the customer. */
function rememberCard(
  account: Account,
  intent: PaymentIntent,
  method: PaymentMethod
): void {
  if (!intent.setup_future_usage || !intent.customer) {
    return
  }
  attach(account, method, intent.customer)
  const secret = account.state.cards[method.id]
  if (secret && intent.setup_future_usage === "off_session") {
    secret.set_up = true
  }
}

function refuse(
  account: Account,
  intent: PaymentIntent,
  method: PaymentMethod,
  decline: Decline
): StripeError {
  const failed = createCharge(account, intent, method, decline)
  fail(account, intent, method, { ...decline, charge: failed.id })
  return new StripeError(402, {
    type: "card_error",
    ...decline,
    charge: failed.id,
    payment_intent: { ...intent },
    payment_method: { ...method },
    doc_url: `https://stripe.com/docs/error-codes/${decline.code.replaceAll("_", "-")}`,
  })
}

function fail(
  account: Account,
  intent: PaymentIntent,
  method: PaymentMethod,
  error: {
    code: string
    message: string
    decline_code?: string
    charge?: string
  }
): void {
  intent.status = "requires_payment_method"
  intent.payment_method = null
  intent.next_action = null
  intent.last_payment_error = {
    type:
      error.code === "payment_intent_authentication_failure"
        ? "invalid_request_error"
        : "card_error",
    ...error,
    payment_method: { ...method },
  }
  account.emit("payment_intent.payment_failed", intent)
}
