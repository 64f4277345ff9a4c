import { nowSeconds, randomId, sha256Hex } from "../kit/ids"
import { isRecord } from "../kit/schema"
import type { Account } from "./account"
import { cardByNumber, cardByToken, isLuhn, type TestCard } from "./cards"
import { badParam, StripeError, wrongState } from "./errors"
import type { Customer, PaymentMethod } from "./objects"
import { type FormObject } from "./form"
import { check, mergeMetadata, type MethodData, SaveCustomer } from "./params"

/** A payment method from card details or a token; test cards only. */
export function createMethod(
  account: Account,
  data: MethodData
): PaymentMethod {
  if (data.type !== "card" || !data.card) {
    throw badParam("Only cards can be used in the sandbox.", "type")
  }
  const { number, token, exp_month, exp_year, cvc } = data.card
  const card = token ? cardByToken(token) : typedCard(number ?? "")
  if (!card) {
    throw badParam(`No such token: '${token ?? ""}'`, "card[token]")
  }
  checkExpiry(exp_month, exp_year, Boolean(token))
  return add(account, card, {
    exp_month: exp_month ?? 12,
    exp_year: exp_year ?? new Date().getUTCFullYear() + 3,
    cvc,
    billing_details: isRecord(data.billing_details) ? data.billing_details : {},
    metadata: mergeMetadata({}, data.metadata),
  })
}

/** The stored method; `pm_card_visa` and the like make a new one. */
export function resolveMethod(account: Account, id: string): PaymentMethod {
  const card = id.startsWith("pm_card_") ? cardByToken(id) : undefined
  if (card) {
    return add(account, card, {
      exp_month: 12,
      exp_year: new Date().getUTCFullYear() + 3,
      billing_details: {},
      metadata: {},
    })
  }
  return account.paymentMethod(id)
}

/** Ties a method to a customer; the bank may refuse. */
export function attachMethod(
  account: Account,
  id: string,
  customerId: string
): PaymentMethod {
  const customer = account.customer(customerId)
  const method = resolveMethod(account, id)
  const card = cardOf(account, method)
  const refused = card.decline && !card.attaches && !card.authenticate
  if (card.decline && refused) {
    throw new StripeError(402, { type: "card_error", ...card.decline })
  }
  return attach(account, method, customer.id)
}

export function attach(
  account: Account,
  method: PaymentMethod,
  customerId: string
): PaymentMethod {
  if (method.customer && method.customer !== customerId) {
    throw wrongState(
      "payment_method_unexpected_state",
      "The payment method you provided has already been attached to a customer."
    )
  }
  if (account.state.cards[method.id]?.used_up) {
    throw badParam(
      "This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again."
    )
  }
  if (!method.customer) {
    method.customer = customerId
    account.emit("payment_method.attached", method)
  }
  return method
}

export function detachMethod(account: Account, id: string): PaymentMethod {
  const method = account.paymentMethod(id)
  if (!method.customer) {
    throw wrongState(
      "payment_method_unexpected_state",
      "The payment method you provided is not attached to a customer so detachment is impossible."
    )
  }
  method.customer = null
  const secret = account.state.cards[method.id]
  if (secret) {
    secret.used_up = true
  }
  account.emit("payment_method.detached", method)
  return method
}

/** The test card behind a method. */
export function cardOf(account: Account, method: PaymentMethod): TestCard {
  const card = cardByNumber(account.state.cards[method.id]?.number ?? "")
  if (!card) {
    throw badParam("The card behind this payment method is not known.")
  }
  return card
}

/** Creates or updates a customer. */
export function saveCustomer(
  account: Account,
  form: FormObject,
  existing?: Customer
): Customer {
  const { expand: _expand, metadata, ...fields } = check(SaveCustomer, form)
  const base: Customer = existing ?? {
    id: randomId("cus_", 14),
    object: "customer",
    created: nowSeconds(),
    livemode: false,
    address: null,
    balance: 0,
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    email: null,
    name: null,
    phone: null,
    preferred_locales: [],
    shipping: null,
    invoice_settings: { default_payment_method: null },
    metadata: {},
  }
  Object.assign(base, fields, {
    metadata: mergeMetadata(base.metadata, metadata),
  })
  account.state.customers[base.id] = base
  account.emit(existing ? "customer.updated" : "customer.created", base)
  return base
}

type CardFields = {
  exp_month: number
  exp_year: number
  cvc?: string | undefined
  billing_details: Record<string, unknown>
  metadata: Record<string, string>
}

/**
 * Stripe's is of the number alone. Here a few test numbers stand for the cards
 * of many people, so what was typed beside the number tells them apart, and a
 * bare token is somebody's own card each time.
 */
function fingerprintOf(card: TestCard, fields: CardFields): string {
  const { name } = fields.billing_details
  const typed = [fields.cvc, name].filter((part) => typeof part === "string")
  const card_of = typed.length > 0 ? typed.join("|") : randomId("")
  return sha256Hex(
    [card.number, fields.exp_month, fields.exp_year, card_of].join("|")
  ).slice(0, 16)
}

function add(
  account: Account,
  card: TestCard,
  fields: CardFields
): PaymentMethod {
  const method: PaymentMethod = {
    id: randomId("pm_"),
    object: "payment_method",
    created: nowSeconds(),
    livemode: false,
    type: "card",
    customer: null,
    billing_details: {
      address: null,
      email: null,
      name: null,
      phone: null,
      ...fields.billing_details,
    },
    metadata: fields.metadata,
    card: {
      brand: card.brand,
      country: "GB",
      exp_month: fields.exp_month,
      exp_year: fields.exp_year,
      fingerprint: fingerprintOf(card, fields),
      funding: "credit",
      last4: card.number.slice(-4),
      checks: { cvc_check: "pass" },
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
  }
  account.state.payment_methods[method.id] = method
  account.state.cards[method.id] = { number: card.number }
  account.touch()
  return method
}

function typedCard(number: string): TestCard {
  const digits = number.replace(/\s/g, "")
  const error = (code: string, message: string, decline_code?: string) =>
    new StripeError(402, {
      type: "card_error",
      code,
      decline_code,
      message,
      param: "number",
    })
  if (!isLuhn(digits)) {
    throw error("incorrect_number", "Your card number is incorrect.")
  }
  const card = cardByNumber(digits)
  if (!card) {
    const message =
      "Your card was declined. Your request was in test mode, but used a non test card."
    throw error("card_declined", message, "test_mode_live_card")
  }
  return card
}

function checkExpiry(
  month: number | undefined,
  year: number | undefined,
  byToken: boolean
): void {
  if (byToken && month === undefined) {
    return
  }
  const now = new Date()
  const full = year !== undefined && year < 100 ? year + 2000 : (year ?? 0)
  const fail = (code: string, message: string, param: string) =>
    new StripeError(402, { type: "card_error", code, message, param })
  if (!month || month < 1 || month > 12) {
    throw fail(
      "invalid_expiry_month",
      "Your card's expiration month is invalid.",
      "exp_month"
    )
  }
  const last = full * 12 + month
  if (last < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1) {
    throw fail(
      "invalid_expiry_year",
      "Your card's expiration year is invalid.",
      "exp_year"
    )
  }
}
