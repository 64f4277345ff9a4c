import { nowSeconds, randomId } from "../kit/ids"
import type { Account } from "./account"
import { badParam, StripeError, wrongState } from "./errors"
import type { SetupIntent } from "./objects"
import { type CreateSetup, mergeMetadata } from "./params"
import { attach, cardOf, createMethod, resolveMethod } from "./payment-methods"

type Choice = Pick<
  CreateSetup,
  "payment_method" | "payment_method_data" | "return_url"
>

/** Creates an intent to save a card, and confirms it where asked. */
export function createSetup(
  account: Account,
  params: CreateSetup
): SetupIntent {
  if (params.customer) {
    account.customer(params.customer)
  }
  const id = randomId("seti_")
  const setup: SetupIntent = {
    id,
    object: "setup_intent",
    created: nowSeconds(),
    livemode: false,
    application: null,
    automatic_payment_methods: params.payment_method_types
      ? null
      : { enabled: true },
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomId("", 25)}`,
    customer: params.customer ?? null,
    description: params.description ?? null,
    last_setup_error: null,
    latest_attempt: null,
    mandate: null,
    metadata: mergeMetadata({}, params.metadata),
    next_action: null,
    payment_method: null,
    payment_method_options: { card: { request_three_d_secure: "automatic" } },
    payment_method_types: params.payment_method_types ?? ["card"],
    status: "requires_payment_method",
    usage: params.usage ?? "off_session",
  }
  account.state.setup_intents[id] = setup
  choose(account, setup, params)
  account.emit("setup_intent.created", setup)
  return params.confirm ? confirmSetup(account, setup, params) : setup
}

/** Confirms: the card is saved, waits for the bank or is refused. */
export function confirmSetup(
  account: Account,
  setup: SetupIntent,
  params: Choice
): SetupIntent {
  if (setup.status === "succeeded" || setup.status === "canceled") {
    throw wrongState(
      "setup_intent_unexpected_state",
      `This SetupIntent could not be confirmed because it has a status of ${setup.status}.`,
      { setup_intent: { ...setup } }
    )
  }
  choose(account, setup, params)
  if (!setup.payment_method) {
    throw badParam(
      "You cannot confirm this SetupIntent because it's missing a payment method."
    )
  }
  const card = cardOf(account, account.paymentMethod(setup.payment_method))
  if (card.decline && !card.attaches && !card.authenticate) {
    setup.status = "requires_payment_method"
    setup.payment_method = null
    setup.last_setup_error = { type: "card_error", ...card.decline }
    account.emit("setup_intent.setup_failed", setup)
    throw new StripeError(402, {
      type: "card_error",
      ...card.decline,
      setup_intent: { ...setup },
    })
  }
  if (card.authenticate) {
    const query = new URLSearchParams({ client_secret: setup.client_secret })
    if (params.return_url) {
      query.set("return_url", params.return_url)
    }
    const url = `${account.sandbox.url()}/stripe/3ds/${setup.id}?${query.toString()}`
    setup.status = "requires_action"
    setup.next_action = {
      type: "redirect_to_url",
      redirect_to_url: { url, return_url: params.return_url ?? null },
    }
    account.emit("setup_intent.requires_action", setup)
    return setup
  }
  return succeed(account, setup)
}

/** The cardholder's answer on the bank's page. */
export function finishSetup(
  account: Account,
  setup: SetupIntent,
  confirmed: boolean
): SetupIntent {
  if (setup.status !== "requires_action") {
    throw wrongState(
      "setup_intent_unexpected_state",
      `This SetupIntent has a status of ${setup.status}.`
    )
  }
  setup.next_action = null
  if (confirmed) {
    return succeed(account, setup)
  }
  setup.status = "requires_payment_method"
  setup.payment_method = null
  setup.last_setup_error = {
    type: "invalid_request_error",
    code: "setup_intent_authentication_failure",
    message: "We are unable to authenticate your payment method.",
  }
  account.emit("setup_intent.setup_failed", setup)
  return setup
}

export function cancelSetup(account: Account, setup: SetupIntent): SetupIntent {
  if (setup.status === "succeeded" || setup.status === "canceled") {
    throw wrongState(
      "setup_intent_unexpected_state",
      `This SetupIntent has a status of ${setup.status}.`
    )
  }
  setup.status = "canceled"
  account.emit("setup_intent.canceled", setup)
  return setup
}

function succeed(account: Account, setup: SetupIntent): SetupIntent {
  const method = account.paymentMethod(setup.payment_method ?? "")
  if (setup.customer) {
    attach(account, method, setup.customer)
  }
  const secret = account.state.cards[method.id]
  if (secret && setup.usage === "off_session") {
    secret.set_up = true
  }
  setup.status = "succeeded"
  setup.last_setup_error = null
  account.emit("setup_intent.succeeded", setup)
  return setup
}

function choose(account: Account, setup: SetupIntent, params: Choice): void {
  const method = params.payment_method
    ? resolveMethod(account, params.payment_method)
    : params.payment_method_data
      ? createMethod(account, params.payment_method_data)
      : undefined
  if (method) {
    setup.payment_method = method.id
    setup.status = "requires_confirmation"
  }
}
