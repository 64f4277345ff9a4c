import { listPlans } from "../features/plans/api.server"
import { formatDate } from "../lib/dates"
import { answered, requireCustomer } from "../lib/guards.server"
import { formatMoney } from "../lib/money"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.plans"

export async function loader({ request }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  return { plans: await answered(request, session, listPlans(session)) }
}

export default function Plans({ loaderData }: Route.ComponentProps) {
  const { plans } = loaderData
  return (
    <Page title="Your plans" inner>
      <h1>Your plans</h1>
      {plans.length === 0 ? (
        <p>
          You have no plans. A plan sends your treatment every month; you choose
          it after your consultation.{" "}
          <a href="/#conditions">See what we can help with</a>
        </p>
      ) : (
        <ul className="rows">
          {plans.map((plan) => (
            <li key={plan.id}>
              <div>
                <p>
                  <a href={`/account/plans/${plan.id}`}>{plan.name}</a>
                </p>
                <p className="muted small">
                  {plan.next
                    ? `Next payment ${formatMoney(plan.next.amount)} on ${formatDate(plan.next.day)}`
                    : plan.status.sentence}
                </p>
                {plan.check_in ? (
                  <p className="small">
                    <a href={`/account/plans/${plan.id}/check-in`}>
                      Answer a few questions before your next parcel
                    </a>
                  </p>
                ) : null}
                <p className="muted small">Reference {plan.reference}</p>
              </div>
              <span className="tag">{plan.status.word}</span>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
