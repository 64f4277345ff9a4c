import { redirect } from "react-router"
import { answerDoseChange, readPlan } from "../features/plans/api.server"
import type { PlanView } from "../lib/contracts"
import { isRefusal } from "../lib/errors"
import { fieldText } from "../lib/form"
import { answered, requireCustomer } from "../lib/guards.server"
import { formatMoney } from "../lib/money"
import { keepSession } from "../lib/session.server"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.plan-dose"

export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const plan = await answered(request, session, readPlan(session, params.id))
  if (plan.dose_change?.waits_for !== "you") {
    throw redirect(`/account/plans/${params.id}`)
  }
  return { plan, change: plan.dose_change }
}

const DONE = {
  accept:
    "You have agreed. The change holds once your prescriber has signed for it; we write to you then.",
  keep: "You keep your present strength. Nothing has changed.",
}

export async function action({ request, params }: Route.ActionArgs) {
  const session = await requireCustomer(request)
  const form = await request.formData()
  const answer = fieldText(form, "answer") === "accept" ? "accept" : "keep"
  try {
    await answered(
      request,
      session,
      answerDoseChange(session, params.id, {
        dose_change_id: fieldText(form, "dose_change_id"),
        answer,
        mandate_hash: fieldText(form, "mandate_hash"),
      })
    )
    session.flash("notice", DONE[answer])
  } catch (error) {
    if (!isRefusal(error)) {
      throw error
    }
    session.flash(
      "notice",
      "This can’t be answered any more. Your plan goes on as it is."
    )
  }
  return redirect(`/account/plans/${params.id}`, {
    headers: await keepSession(session),
  })
}

type Change = NonNullable<PlanView["dose_change"]>

const Side = ({ side }: { side: Change["from"] }) => (
  <>
    {side.name} × {side.quantity}, {formatMoney(side.monthly)} each month
  </>
)

export default function PlanDose({ loaderData }: Route.ComponentProps) {
  const { plan, change } = loaderData
  return (
    <Page title="Another strength" inner>
      <a className="back" href={`/account/plans/${plan.id}`}>
        Your plan
      </a>
      <h1>Your clinician suggests another strength</h1>
      <p className="lines">{change.reason}</p>
      <dl className="facts">
        <div>
          <dt>Now</dt>
          <dd>
            <Side side={change.from} />
          </dd>
        </div>
        <div>
          <dt>
            {change.from_month === null
              ? "Then"
              : `From month ${String(change.from_month)}`}
          </dt>
          <dd>
            <Side side={change.to} />
          </dd>
        </div>
      </dl>
      <p>
        Prices include delivery. Nothing is taken today. A month that we have
        begun to prepare by the time your prescriber signs stays as it is, and
        the change starts with the month after it.
      </p>
      <p>
        If you don’t answer, or keep your present strength, your plan goes on as
        it is.
      </p>
      <form method="post">
        <h2>What you agree to if you accept</h2>
        <p className="lines">{change.agreement.text}</p>
        <input type="hidden" name="dose_change_id" value={change.id} />
        <input
          type="hidden"
          name="mandate_hash"
          value={change.agreement.hash}
        />
        <p>
          <button className="button" name="answer" value="accept">
            Accept, and agree to these payments
          </button>
        </p>
        <p>
          <button className="button quiet" name="answer" value="keep">
            Keep my present strength
          </button>
        </p>
      </form>
      <p>
        <a href="/account/messages">Ask your clinician something first</a>
      </p>
    </Page>
  )
}
