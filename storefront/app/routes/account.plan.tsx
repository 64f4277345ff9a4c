import { redirect } from "react-router"
import { pausePlan, readPlan, resumePlan } from "../features/plans/api.server"
import { cardName } from "../features/plans/card-name"
import { CheckInNotice } from "../features/plans/check-in-notice"
import { DoseNotice } from "../features/plans/dose-notice"
import { MonthTable } from "../features/plans/month-table"
import { PlanChanges } from "../features/plans/plan-changes"
import type { PlanView } from "../lib/contracts"
import { formatDate, formatDateTime } from "../lib/dates"
import { isRefusal } from "../lib/errors"
import { fieldText } from "../lib/form"
import { answered, requireCustomer } from "../lib/guards.server"
import { formatMoney } from "../lib/money"
import { keepSession } from "../lib/session.server"
import { withUnits } from "../lib/with-units"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.plan"

export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const work = readPlan(session, params.id)
  return { plan: await answered(request, session, work) }
}

const DONE = {
  pause: "Your plan is paused. Nothing is charged until you resume it.",
  resume: "Your plan is resumed.",
}

export async function action({ request, params }: Route.ActionArgs) {
  const session = await requireCustomer(request)
  const does = fieldText(await request.formData(), "does")
  const isPause = does === "pause"
  try {
    await answered(
      request,
      session,
      isPause ? pausePlan(session, params.id) : resumePlan(session, params.id)
    )
    session.flash("notice", isPause ? DONE.pause : DONE.resume)
  } catch (error) {
    if (!isRefusal(error)) {
      throw error
    }
    session.flash("notice", "This can’t be changed now. Nothing has changed.")
  }
  return redirect(`/account/plans/${params.id}`, {
    headers: await keepSession(session),
  })
}

function PlanStatus({ plan }: { plan: PlanView }) {
  const { status, unpaid } = plan
  return (
    <Notice tone={unpaid ? "warn" : "calm"} title={status.word}>
      <p>{status.sentence}</p>
      {unpaid ? (
        <p>
          <a className="button" href={`/account/plans/${plan.id}/pay`}>
            {unpaid.way === "confirm" ? "Confirm" : "Pay"}{" "}
            {formatMoney(unpaid.amount)}
          </a>
        </p>
      ) : null}
    </Notice>
  )
}

/** Whether a plan waits for answers and nothing else. */
const isAskedFirst = ({ check_in, status }: PlanView): boolean =>
  check_in !== null && status.word === "Please answer"

function NextOrder({ plan }: { plan: PlanView }) {
  const { next_order } = plan
  if (!next_order) {
    return null
  }
  return next_order.way === "order_again" ? (
    <p className="muted">
      {next_order.from
        ? `From ${formatDate(next_order.from)} you can `
        : "You can "}
      <a href="/account/renewals">order again</a>
      {next_order.from ? "; we write to you then. " : " now. "}
      Nothing is ordered by itself.
    </p>
  ) : (
    <p className="muted">
      {next_order.from
        ? `From ${formatDate(next_order.from)} it is time to think about what comes after this plan; we write to you then. `
        : "It is time to think about what comes after this plan. "}
      You answer the questions again, so that a clinician can look at your
      health afresh. Nothing is ordered by itself.
    </p>
  )
}

export default function Plan({ loaderData }: Route.ComponentProps) {
  const { plan } = loaderData
  const { card } = plan
  return (
    <Page title="Your plan" inner>
      <a className="back" href="/account/plans">
        Your plans
      </a>
      <h1>
        {withUnits(plan.name)} × {plan.quantity}
      </h1>
      <p className="muted">
        {plan.months} {plan.months === 1 ? "month" : "months"},{" "}
        {formatMoney(plan.monthly)} each month including{" "}
        {formatMoney(plan.delivery)} for delivery
      </p>
      {/* What is asked says all that its status would, with what to do. */}
      {isAskedFirst(plan) ? null : <PlanStatus plan={plan} />}
      <CheckInNotice plan={plan} />
      <DoseNotice plan={plan} />
      <PlanChanges plan={plan} />
      <section className="section">
        <h2>Your months</h2>
        <MonthTable plan={plan} />
        <NextOrder plan={plan} />
      </section>
      {card ? (
        <section className="section">
          <h2>Your card</h2>
          <p>{cardName(card.label)}</p>
          <details>
            <summary>
              What you agreed to on {formatDate(card.agreed_at)}
            </summary>
            <p className="lines">{card.text}</p>
          </details>
        </section>
      ) : null}
      <section className="section">
        <h2>What has happened</h2>
        <ol className="timeline">
          {plan.history.map(({ at, label }, place) => (
            <li key={`${at} ${String(place)}`}>
              <time dateTime={at}>{formatDateTime(at)}</time>
              {label}
            </li>
          ))}
        </ol>
      </section>
      <p>
        <a href="/account/something-changed">
          Something has changed, or a side effect
        </a>
      </p>
      <p className="muted small">Reference {plan.reference}</p>
    </Page>
  )
}
