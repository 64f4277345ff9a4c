import { listRenewals } from "../features/renewals/api.server"
import { formatDate } from "../lib/dates"
import { answered, requireCustomer } from "../lib/guards.server"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.renewals"

export async function loader({ request }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  return { renewals: await answered(request, session, listRenewals(session)) }
}

export default function Renewals({ loaderData }: Route.ComponentProps) {
  const { renewals } = loaderData
  return (
    <Page title="Order again" inner>
      <h1>Order again</h1>
      {renewals.length === 0 ? (
        <p>
          You have no treatment to order again.{" "}
          <a href="/#conditions">See what we can help with</a>
        </p>
      ) : (
        <ul className="rows">
          {renewals.map((one) => (
            <li key={one.consultation_id}>
              <div>
                <p>
                  <a href={`/account/renewals/${one.consultation_id}`}>
                    {one.name}
                  </a>
                </p>
                <p className="muted small">
                  {one.blocked
                    ? "Please answer the questions again first"
                    : `You can order again until ${formatDate(one.order_until)}`}
                </p>
              </div>
              <span className="tag">
                {one.blocked ? "New consultation needed" : "Can be ordered"}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
