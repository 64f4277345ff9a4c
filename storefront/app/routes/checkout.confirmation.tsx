import { readOrder } from "../features/account/api.server"
import { Totals } from "../features/basket/totals"
import { BackendError } from "../lib/errors"
import { answered, requireCustomer } from "../lib/guards.server"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/checkout.confirmation"

export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  // The payment is taken: a page that can't be read must not hide that.
  const work = readOrder(session, params.order).catch((error: unknown) => {
    if (error instanceof BackendError && error.status >= 500) {
      return null
    }
    throw error
  })
  return { order: await answered(request, session, work), id: params.order }
}

export default function Confirmation({ loaderData }: Route.ComponentProps) {
  const { order, id } = loaderData
  const months = Math.max(
    0,
    ...(order?.treatments ?? []).map(({ plan_months }) => plan_months ?? 0)
  )
  return (
    <Page title="Payment received" narrow>
      <Notice title="Payment received">
        <p>
          Your consultation is being reviewed.{" "}
          {months > 1 ? `This was payment 1 of ${months} of your plan. ` : ""}
          {order ? (
            <>
              Your order number is{" "}
              <strong className="nums">#{order.display_id}</strong>.{" "}
            </>
          ) : null}
          We have sent you a confirmation by email.
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
        {months > 1 ? (
          <li>
            About a month after your first parcel is sent we take the next
            payment and send the next parcel.{" "}
            <a href="/account/plans">Your plan</a> is in your account: skip a
            month, choose another day, pause or stop there.
          </li>
        ) : null}
        <li>
          If something can’t be approved, we tell you what to do instead, and
          you get its price back in full.
        </li>
      </ol>
      <p>
        If your health changes while you wait, tell us in your account or by
        phone. In an emergency call <a href="tel:999">999</a>.
      </p>
      {order ? (
        <div className="card">
          <h2>Paid</h2>
          <Totals totals={order.totals} />
        </div>
      ) : null}
      <div className="actions">
        <a className="button" href={`/account/orders/${id}`}>
          Follow your order
        </a>
      </div>
    </Page>
  )
}
