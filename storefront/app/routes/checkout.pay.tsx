import { data, redirect } from "react-router"
import { preparePayment } from "../features/basket/api.server"
import { loadOrder } from "../features/basket/load.server"
import { cardWays, PayByCard } from "../features/basket/pay-by-card"
import { isRefusal } from "../lib/errors"
import { answered } from "../lib/guards.server"
import { formatMoney } from "../lib/money"
import { CARD_FORM_HEADER } from "../lib/security-headers.server"
import { keepSession } from "../lib/session.server"
import { Page } from "../ui/page"
import type { Route } from "./+types/checkout.pay"

/** Stripe's card form runs in the browser; without a key nothing does. */
export const handle = { scripts: true }

export const headers: Route.HeadersFunction = ({ loaderHeaders }) =>
  loaderHeaders

export async function loader({ request }: Route.LoaderArgs) {
  const { session, basket } = await loadOrder(request)
  const back = new URL("/checkout/return", request.url).href
  try {
    const work = preparePayment(session, basket.id)
    const payment = await answered(request, session, work)
    const key = payment.publishable_key
    return data(
      {
        total: basket.totals.total,
        plans: basket.lines.flatMap(({ plan }) => plan ?? []),
        ways: cardWays(payment, back),
      },
      { headers: key ? { [CARD_FORM_HEADER]: "stripe" } : {} }
    )
  } catch (error) {
    if (isRefusal(error) && error.code === "mandate_changed") {
      throw redirect("/checkout/review")
    }
    if (isRefusal(error)) {
      session.flash("payment_reason", error.message)
      throw redirect("/checkout/payment-refused", {
        headers: await keepSession(session),
      })
    }
    throw error
  }
}

export default function Pay({ loaderData }: Route.ComponentProps) {
  const { total, plans, ways } = loaderData
  const months = Math.max(0, ...plans.map((plan) => plan.months))
  return (
    <Page title="Pay" narrow>
      <a className="back" href="/checkout/review">
        Check your order
      </a>
      <h1>Pay {formatMoney(total)}</h1>
      {months > 1 ? (
        <p>
          This is the first of {months} monthly payments. We keep this card for
          the later ones, as you agreed.
        </p>
      ) : null}
      <PayByCard ways={ways} amount={total} kept="Your basket is kept" />
    </Page>
  )
}
