import type { Account } from "./account"
import { badParam, type StripeError, wrongState } from "./errors"
import type { PaymentIntent } from "./objects"
import type { CreateIntent } from "./params"
import { attach, createMethod, resolveMethod } from "./payment-methods"

/** The 400 for an intent in the wrong status. */
export function unexpected(
  intent: PaymentIntent,
  done: string,
  allowed: string[]
): StripeError {
  return wrongState(
    "payment_intent_unexpected_state",
    `This PaymentIntent could not be ${done} because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${done}: ${allowed.join(", ")}.`,
    { payment_intent: { ...intent } }
  )
}

/** Sets the payment method that the parameters name, if any. */
export function chooseMethod(
  account: Account,
  intent: PaymentIntent,
  params: Pick<CreateIntent, "payment_method" | "payment_method_data">
): void {
  const method = params.payment_method
    ? resolveMethod(account, params.payment_method)
    : params.payment_method_data
      ? createMethod(account, params.payment_method_data)
      : undefined
  if (!method) {
    return
  }
  if (method.customer && method.customer !== intent.customer) {
    throw badParam(
      "The provided PaymentMethod belongs to another Customer than this PaymentIntent.",
      "payment_method"
    )
  }
  if (account.state.cards[method.id]?.used_up) {
    attach(account, method, intent.customer ?? "")
  }
  intent.payment_method = method.id
  if (intent.status === "requires_payment_method") {
    intent.status = "requires_confirmation"
  }
}

/** Automatic payment methods may redirect: confirming needs an address. */
export function requireReturnUrl(
  intent: PaymentIntent,
  params: { return_url?: string; fromPage?: boolean }
): void {
  const redirects = intent.automatic_payment_methods?.allow_redirects
  const may = redirects !== undefined && redirects !== "never"
  if (may && !params.return_url && !params.fromPage) {
    throw badParam(
      "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`.",
      "return_url"
    )
  }
}

export function missingMethod(): StripeError {
  return badParam(
    "You cannot confirm this PaymentIntent because it's missing a payment method.",
    "payment_method",
    "payment_intent_unexpected_state"
  )
}
