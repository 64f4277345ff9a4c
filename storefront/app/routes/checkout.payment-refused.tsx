import { data, redirect } from "react-router"
import { keepSession, readSession } from "../lib/session.server"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/checkout.payment-refused"

export async function loader({ request }: Route.LoaderArgs) {
  const session = await readSession(request)
  if (!session.get("basket")) {
    throw redirect("/basket")
  }
  const reason = session.get("payment_reason") ?? null
  return data({ reason }, { headers: await keepSession(session) })
}

export default function PaymentRefused({ loaderData }: Route.ComponentProps) {
  const { reason } = loaderData
  return (
    <Page title="Payment not accepted" narrow>
      <h1>Your payment didn’t go through</h1>
      <Notice tone="danger" title="The reason" live>
        <p>{reason ?? "The payment was not completed."}</p>
      </Notice>
      <p>
        You haven’t been charged, and no order has been placed. Your basket and
        your consultation are kept. You can try again, with the same card or
        another.
      </p>
      <div className="actions">
        <a className="button" href="/checkout/pay">
          Try again
        </a>
        <a href="/basket">Back to your basket</a>
      </div>
    </Page>
  )
}
