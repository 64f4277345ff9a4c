import { type Call, page, type Reply, seeOther } from "../kit/http"
import { sameText } from "../kit/ids"
import type { Account } from "./account"
import { confirmIntent, finishAuthentication } from "./confirm"
import { StripeError } from "./errors"
import type { PaymentIntent } from "./objects"
import { bankPage, endPage, money, payPage } from "./page"
import {
  leave,
  methodData,
  refused,
  returnAddress,
  setupFor,
} from "./page-parts"
import { createMethod } from "./payment-methods"
import { finishSetup } from "./setup-intents"
import { mountSetupPages } from "./setup-pages"

/** The hosted card form and the bank's page; both work without scripts. */
export function mountPaymentPages(account: Account): void {
  const { router } = account.sandbox
  router.add("GET", "/stripe/pay/:id", (call) => showForm(account, call))
  router.add("POST", "/stripe/pay/:id", (call) => pay(account, call))
  router.add("GET", "/stripe/3ds/:id", (call) => showBank(account, call))
  router.add("POST", "/stripe/3ds/:id", (call) => answerBank(account, call))
  mountSetupPages(account)
}

function showForm(account: Account, call: Call): Reply {
  const intent = intentFor(account, call)
  if (!intent) {
    return refused()
  }
  if (intent.status === "requires_action") {
    return seeOther(bankAddress(intent, call))
  }
  return isPaid(intent)
    ? leave(call, intent, "succeeded")
    : closedOrForm(intent, call)
}

function closedOrForm(intent: PaymentIntent, call: Call, problem = ""): Reply {
  if (intent.status === "canceled") {
    const sentence = "This payment was cancelled. Go back to the shop."
    return page(410, endPage("Payment cancelled", sentence))
  }
  const back = returnAddress(call, intent, "failed")
  const status = problem ? 422 : 200
  return page(status, payPage(intent, call.path + call.search, back, problem))
}

function pay(account: Account, call: Call): Reply {
  const intent = intentFor(account, call)
  if (!intent) {
    return refused()
  }
  const form = call.form()
  try {
    const method = createMethod(account, methodData(form))
    confirmIntent(account, intent, {
      payment_method: method.id,
      return_url: call.query.get("return_url") ?? undefined,
      fromPage: true,
    })
  } catch (error) {
    if (!(error instanceof StripeError)) {
      throw error
    }
    return isPaid(intent)
      ? leave(call, intent, "succeeded")
      : closedOrForm(intent, call, error.message)
  }
  // Read again: confirming has changed it.
  const after = account.paymentIntent(intent.id)
  return after.status === "requires_action"
    ? seeOther(bankAddress(after, call))
    : leave(call, after, "succeeded")
}

function showBank(account: Account, call: Call): Reply {
  const setup = setupFor(account, call)
  const intent = setup ? undefined : intentFor(account, call)
  const what = intent
    ? money(intent.amount, intent.currency)
    : "that this card may be saved"
  if (!intent && !setup) {
    return refused()
  }
  if ((intent ?? setup)?.status !== "requires_action") {
    const sentence = "Nothing waits for your confirmation."
    return page(410, endPage("Already answered", sentence))
  }
  return page(200, bankPage(what, call.path + call.search))
}

function answerBank(account: Account, call: Call): Reply {
  const confirmed = call.form().get("answer") === "complete"
  const setup = setupFor(account, call)
  const intent = setup ? undefined : intentFor(account, call)
  try {
    if (setup) {
      finishSetup(account, setup, confirmed)
      const word = setup.status === "succeeded" ? "succeeded" : "failed"
      return leave(call, setup, word)
    }
    if (!intent) {
      return refused()
    }
    finishAuthentication(account, intent, confirmed)
  } catch (error) {
    if (!(error instanceof StripeError)) {
      throw error
    }
  }
  return afterBank(call, intent)
}

function afterBank(call: Call, intent: PaymentIntent | undefined): Reply {
  if (!intent) {
    return refused()
  }
  if (isPaid(intent)) {
    return leave(call, intent, "succeeded")
  }
  // A refusal on our own form goes back there, so that the payer can try again.
  return call.query.get("from") === "pay"
    ? seeOther(`/stripe/pay/${intent.id}?${backToForm(call)}`)
    : leave(call, intent, "failed")
}

function backToForm(call: Call): string {
  const query = new URLSearchParams(call.query)
  query.delete("from")
  return query.toString()
}

function bankAddress(intent: PaymentIntent, call: Call): string {
  const query = new URLSearchParams(call.query)
  query.set("from", "pay")
  return `/stripe/3ds/${intent.id}?${query.toString()}`
}

function intentFor(account: Account, call: Call): PaymentIntent | undefined {
  const intent = account.state.payment_intents[call.param("id")]
  const secret = call.query.get("client_secret") ?? ""
  return intent && sameText(secret, intent.client_secret) ? intent : undefined
}

function isPaid(intent: PaymentIntent): boolean {
  return ["succeeded", "requires_capture", "processing"].includes(intent.status)
}
