import { readOrder } from "../features/account/api.server"
import { Totals } from "../features/basket/totals"
import { answered, requireCustomer } from "../lib/guards.server"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/checkout.confirmation"

export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const work = readOrder(session, params.order)
  return { order: await answered(request, session, work) }
}

export default function Confirmation({ loaderData }: Route.ComponentProps) {
  const { order } = loaderData
  return (
    <Page title="Payment received" narrow>
      <Notice title="Payment received">
        <p>
          Your consultation is being reviewed. Your order number is{" "}
          <strong className="nums">{order.display_id}</strong>. We have sent you
          a confirmation by email.
        </p>
      </Notice>
      <h1>What happens next</h1>
      <ol>
        <li>
          We check who you are. If we need to see a document, we tell you in
          your account.
        </li>
        <li>
          A clinician or pharmacist reads your answers. They may write to you:
          you get an email when there is a message.
        </li>
        <li>
          When your order is approved, our pharmacy packs it in plain packaging
          and emails you a tracking link.
        </li>
        <li>
          If something can’t be approved, we tell you what to do instead, and
          you get its price back in full.
        </li>
      </ol>
      <p>
        If your health changes while you wait, tell us in your account or by
        phone. In an emergency call <a href="tel:999">999</a>.
      </p>
      <div className="card">
        <h2>Paid</h2>
        <Totals totals={order.totals} />
      </div>
      <div className="actions">
        <a className="button" href={`/account/orders/${order.id}`}>
          Follow your order
        </a>
      </div>
    </Page>
  )
}
