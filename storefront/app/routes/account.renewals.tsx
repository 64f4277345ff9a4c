import { listRenewals } from "../features/renewals/api.server"
import { standingOf } from "../features/renewals/blocked"
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
                <p className="muted small">{standingOf(one).say}</p>
              </div>
              <span className="tag">{standingOf(one).tag}</span>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
