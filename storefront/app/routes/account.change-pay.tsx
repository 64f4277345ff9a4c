import { data, redirect } from "react-router"
import { preparePayment, readOrder } from "../features/account/api.server"
import { ProposalSummary } from "../features/account/proposal-summary"
import { cardWays, PayByCard } from "../features/basket/pay-by-card"
import { BackendError, isRefusal } from "../lib/errors"
import { answered, requireCustomer } from "../lib/guards.server"
import { formatMoney } from "../lib/money"
import { CARD_FORM_HEADER } from "../lib/security-headers.server"
import { keepSession } from "../lib/session.server"
import type { ShopSession } from "../lib/session.server"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.change-pay"

/** Stripe's card form runs in the browser; without a key nothing does. */
export const handle = { scripts: true }

export const headers: Route.HeadersFunction = ({ loaderHeaders }) =>
  loaderHeaders

/** Answered, ended or paid already: the page it comes back to finds out which. */
async function prepare(request: Request, session: ShopSession, id: string) {
  try {
    return await answered(request, session, preparePayment(session, id))
  } catch (error) {
    if (isRefusal(error) && error.code === "transition_not_allowed") {
      throw redirect(`/account/changes/${id}/return`)
    }
    // A plan's payments are read and agreed to on the order's own page.
    if (isRefusal(error) && error.code === "mandate_changed") {
      throw redirect("/account")
    }
    throw error instanceof BackendError ? data(null, { status: 503 }) : error
  }
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const payment = await prepare(request, session, params.id)
  const order = await answered(
    request,
    session,
    readOrder(session, payment.order_id)
  )
  const proposal = order.treatments
    .map((treatment) => treatment.proposal)
    .find((one) => one?.id === params.id)
  const back = new URL(`/account/changes/${params.id}/return`, request.url).href
  const key = payment.publishable_key
  const reason = session.get("payment_reason") ?? null
  return data(
    {
      order: { id: order.id, display_id: order.display_id },
      proposal: proposal ?? null,
      amount: payment.amount,
      reason,
      ways: cardWays(payment, back),
    },
    {
      headers: {
        ...(key ? { [CARD_FORM_HEADER]: "stripe" } : {}),
        ...(reason ? await keepSession(session) : {}),
      },
    }
  )
}

export default function ChangePay({ loaderData }: Route.ComponentProps) {
  const { order, proposal, amount, reason, ways } = loaderData
  return (
    <Page title="Accept the change and pay" narrow>
      <a className="back" href={`/account/orders/${order.id}`}>
        Order #{order.display_id}
      </a>
      <h1>Accept the change and pay {formatMoney(amount)}</h1>
      {reason ? (
        <Notice tone="danger" title="Your payment didn’t go through" live>
          <p>{reason}</p>
          <p>
            The change is still open. You can try again, with the same card or
            another.
          </p>
        </Notice>
      ) : null}
      {proposal ? <ProposalSummary proposal={proposal} /> : null}
      <p>
        By paying you accept the change. Until then nothing is charged, and your
        order stays as it is. If we can’t supply it in the end, you get all of
        your money back.
      </p>
      <PayByCard ways={ways} amount={amount} kept="The change stays open" />
    </Page>
  )
}
