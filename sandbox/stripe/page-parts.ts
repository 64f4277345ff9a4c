import { type Call, page, type Reply, seeOther } from "../kit/http"
import { sameText } from "../kit/ids"
import type { Account } from "./account"
import { cardByToken } from "./cards"
import { StripeError } from "./errors"
import type { PaymentIntent, SetupIntent } from "./objects"
import { endPage } from "./page"
import type { MethodData } from "./params"

/** The card of a form: typed in, or one of the test cards. */
export function methodData(form: URLSearchParams): MethodData {
  const token = form.get("test_card")
  if (token && cardByToken(token)) {
    return { type: "card", card: { token: `tok_${token}` } }
  }
  const [month = "", year = ""] = (form.get("expiry") ?? "").split("/")
  const cvc = (form.get("cvc") ?? "").trim()
  if (!/^\d{3,4}$/.test(cvc)) {
    throw new StripeError(402, {
      type: "card_error",
      code: "invalid_cvc",
      message: "Your card's security code is invalid.",
    })
  }
  return {
    type: "card",
    card: {
      number: (form.get("number") ?? "").replace(/[\s-]/g, ""),
      exp_month: Number(month.trim()) || 0,
      exp_year: Number(year.trim()) || 0,
      cvc,
    },
  }
}

/** The saving of a card that an address names with its secret. */
export function setupFor(
  account: Account,
  call: Call
): SetupIntent | undefined {
  const setup = account.state.setup_intents[call.param("id")]
  const secret = call.query.get("client_secret") ?? ""
  return setup && sameText(secret, setup.client_secret) ? setup : undefined
}

/** Back to the shop, or a closing page where there is no way back. */
export function leave(
  call: Call,
  intent: PaymentIntent | SetupIntent,
  status: "succeeded" | "failed"
): Reply {
  const address = returnAddress(call, intent, status)
  return address
    ? seeOther(address)
    : page(200, endPage(`Payment ${status}`, "You can close this page."))
}

/** The shop's address with Stripe's three parameters; empty without one. */
export function returnAddress(
  call: Call,
  intent: PaymentIntent | SetupIntent,
  status: string
): string {
  const given = call.query.get("return_url") ?? ""
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
    return ""
  }
  const url = new URL(given)
  url.searchParams.set(intent.object, intent.id)
  url.searchParams.set(`${intent.object}_client_secret`, intent.client_secret)
  url.searchParams.set("redirect_status", status)
  return url.toString()
}

export function refused(): Reply {
  const sentence = "This payment link is not valid."
  return page(404, endPage("Payment not found", sentence))
}
