import { nowSeconds, randomId } from "../kit/ids"
import { isRecord } from "../kit/schema"
import type { Json } from "../kit/types"
import type { Account } from "./account"
import { confirmIntent } from "./confirm"
import { badParam, StripeError } from "./errors"
import {
  chooseMethod,
  missingMethod,
  requireReturnUrl,
  unexpected,
} from "./intent-parts"
import type { IntentStatus, PaymentIntent } from "./objects"
import { type CreateIntent, mergeMetadata, type UpdateIntent } from "./params"

const MINIMUM: Record<string, number> = { gbp: 30, eur: 50, usd: 50 }

/** Creates an intent, and confirms it where `confirm` says so. */
export function createIntent(
  account: Account,
  params: CreateIntent
): PaymentIntent {
  const currency = params.currency.toLowerCase()
  checkAmount(params.amount, currency)
  if (params.customer) {
    account.customer(params.customer)
  }
  const named = params.payment_method_types
  const automatic = params.automatic_payment_methods ?? {
    enabled: !named && params.confirmation_method !== "manual",
    allow_redirects: "always",
  }
  const id = randomId("pi_")
  const intent: PaymentIntent = {
    id,
    object: "payment_intent",
    created: nowSeconds(),
    livemode: false,
    amount: params.amount,
    amount_capturable: 0,
    amount_received: 0,
    amount_details: { tip: {} },
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: automatic.enabled
      ? {
          enabled: true,
          allow_redirects: automatic.allow_redirects ?? "always",
        }
      : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: params.capture_method ?? "automatic_async",
    client_secret: `${id}_secret_${randomId("", 25)}`,
    confirmation_method: params.confirmation_method ?? "automatic",
    currency,
    customer: params.customer ?? null,
    description: params.description ?? null,
    invoice: null,
    last_payment_error: null,
    latest_charge: null,
    metadata: mergeMetadata({}, params.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: asJson(params.payment_method_options) ?? {
      card: { request_three_d_secure: "automatic" },
    },
    payment_method_types: named ?? ["card"],
    processing: null,
    receipt_email: params.receipt_email ?? null,
    review: null,
    setup_future_usage: params.setup_future_usage || null,
    shipping: asJson(params.shipping) ?? null,
    source: null,
    statement_descriptor: params.statement_descriptor ?? null,
    statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: params.transfer_group ?? null,
  }
  if (params.confirm) {
    requireReturnUrl(intent, params)
    if (!params.payment_method && !params.payment_method_data) {
      throw missingMethod()
    }
  }
  chooseMethod(account, intent, params)
  account.state.payment_intents[id] = intent
  account.emit("payment_intent.created", intent)
  return params.confirm ? confirmIntent(account, intent, params) : intent
}

/** Changes an intent that has not been paid. */
export function updateIntent(
  account: Account,
  intent: PaymentIntent,
  params: UpdateIntent
): PaymentIntent {
  const open = [
    "requires_payment_method",
    "requires_confirmation",
    "requires_action",
  ]
  const touchesMoney =
    params.amount !== undefined || params.currency !== undefined
  if (touchesMoney && !open.includes(intent.status)) {
    throw unexpected(intent, "updated", open)
  }
  const currency = params.currency?.toLowerCase() ?? intent.currency
  checkAmount(params.amount ?? intent.amount, currency)
  if (params.customer) {
    account.customer(params.customer)
    intent.customer = params.customer
  }
  intent.amount = params.amount ?? intent.amount
  intent.currency = currency
  intent.description = params.description ?? intent.description
  intent.receipt_email = params.receipt_email ?? intent.receipt_email
  intent.metadata = mergeMetadata(intent.metadata, params.metadata)
  intent.capture_method = params.capture_method ?? intent.capture_method
  intent.shipping = asJson(params.shipping) ?? intent.shipping
  if (params.setup_future_usage !== undefined) {
    intent.setup_future_usage = params.setup_future_usage || null
  }
  intent.payment_method_types =
    params.payment_method_types ?? intent.payment_method_types
  chooseMethod(account, intent, params)
  account.touch()
  return intent
}

/** Takes the money of an authorised intent, in part where asked. */
export function captureIntent(
  account: Account,
  intent: PaymentIntent,
  params: { amount_to_capture?: number; metadata?: Record<string, string> | "" }
): PaymentIntent {
  if (intent.status !== "requires_capture") {
    throw unexpected(intent, "captured", ["requires_capture"])
  }
  const amount = params.amount_to_capture ?? intent.amount_capturable
  if (amount < 1 || amount > intent.amount_capturable) {
    throw new StripeError(400, {
      type: "invalid_request_error",
      code: "amount_too_large",
      message: `The remaining uncaptured amount is ${intent.amount_capturable}, so ${amount} can't be captured.`,
      param: "amount_to_capture",
    })
  }
  const charge = account.charge(intent.latest_charge ?? "")
  charge.captured = true
  charge.amount_captured = amount
  intent.status = "succeeded"
  intent.amount_received = amount
  intent.amount_capturable = 0
  intent.metadata = mergeMetadata(intent.metadata, params.metadata)
  account.emit("charge.captured", charge)
  account.emit("payment_intent.succeeded", intent)
  return intent
}

/** Cancels an intent; what was authorised is released. */
export function cancelIntent(
  account: Account,
  intent: PaymentIntent,
  reason: string | undefined
): PaymentIntent {
  const open: IntentStatus[] = [
    "requires_payment_method",
    "requires_capture",
    "requires_confirmation",
    "requires_action",
    "processing",
  ]
  if (!open.includes(intent.status)) {
    throw unexpected(intent, "canceled", open)
  }
  if (intent.status === "requires_capture") {
    const charge = account.charge(intent.latest_charge ?? "")
    charge.refunded = true
    charge.amount_refunded = charge.amount
    account.emit("charge.refunded", charge)
  }
  intent.status = "canceled"
  intent.amount_capturable = 0
  intent.canceled_at = nowSeconds()
  intent.cancellation_reason = reason ?? null
  intent.next_action = null
  account.emit("payment_intent.canceled", intent)
  return intent
}

function checkAmount(amount: number, currency: string): void {
  if (!/^[a-z]{3}$/.test(currency)) {
    throw badParam(`Invalid currency: ${currency}.`, "currency")
  }
  if (amount < 1) {
    throw badParam(
      "Invalid positive integer",
      "amount",
      "parameter_invalid_integer"
    )
  }
  if (amount < (MINIMUM[currency] ?? 1)) {
    throw badParam(
      `Amount must be at least ${MINIMUM[currency] ?? 1} ${currency}`,
      "amount",
      "amount_too_small"
    )
  }
}

function asJson(value: unknown): Json | undefined {
  return isRecord(value) ? value : undefined
}
