import { data, redirect } from "react-router"
import { payMonth, readPlan } from "../features/plans/api.server"
import { cardName } from "../features/plans/card-name"
import { isRefusal } from "../lib/errors"
import { answered, requireCustomer } from "../lib/guards.server"
import { formatMoney } from "../lib/money"
import { keepSession } from "../lib/session.server"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.plan-pay"

export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const work = readPlan(session, params.id)
  const plan = await answered(request, session, work)
  if (!plan.unpaid) {
    throw redirect(`/account/plans/${params.id}`)
  }
  const reason = session.get("payment_reason") ?? null
  return data(
    { plan, unpaid: plan.unpaid, reason },
    { headers: reason ? await keepSession(session) : {} }
  )
}

const WORDS = {
  paid: "Thank you. We have your payment, and your plan goes on.",
  waiting: "We are asking your bank now. This can take a minute.",
  on_hold:
    "Nothing was charged: a clinician has to look at your treatment before we go on.",
}

export async function action({ request, params }: Route.ActionArgs) {
  const session = await requireCustomer(request)
  let next = `/account/plans/${params.id}`
  try {
    const work = payMonth(session, params.id)
    const payment = await answered(request, session, work)
    if (payment.state === "ask") {
      // A form can't lead to another site, a link can.
      return { bank: payment.url }
    }
    if (payment.state === "refused") {
      session.flash("payment_reason", "Your bank did not allow the payment.")
      next = `${next}/pay`
    } else {
      session.flash("notice", WORDS[payment.state])
    }
  } catch (error) {
    if (!isRefusal(error)) {
      throw error
    }
    session.flash(
      "notice",
      error.status === 429
        ? "You have tried this very often. Please wait an hour, or call us."
        : "There is nothing to pay now."
    )
  }
  return redirect(next, { headers: await keepSession(session) })
}

export default function PlanPay({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const { plan, unpaid, reason } = loaderData
  const amount = formatMoney(unpaid.amount)
  const card = cardName(plan.card?.label ?? null)
  if (actionData) {
    return <ToBank plan={plan.id} amount={amount} url={actionData.bank} />
  }
  const isConfirm = unpaid.way === "confirm"
  return (
    <Page title="Pay for your month" narrow>
      <a className="back" href={`/account/plans/${plan.id}`}>
        Your plan
      </a>
      <h1>
        {isConfirm ? "Confirm your payment of" : "Pay"} {amount}
      </h1>
      {reason ? (
        <Notice tone="danger" title="Your payment didn’t go through" live>
          <p>{reason}</p>
          <p>Nothing was taken. You can try again, or pay with another card.</p>
        </Notice>
      ) : null}
      <p>{plan.status.sentence}</p>
      <p>
        {isConfirm
          ? `We send you to your bank, which asks you to confirm the payment from your card (${card}). Then you come back here.`
          : unpaid.same_card
            ? `We can ask your bank again for the payment from your card (${card}), or you give us another card. Your plan goes on as soon as it is paid.`
            : `Your bank does not allow payments from your card (${card}) any more. Please give us another card: your plan goes on as soon as it is paid.`}
      </p>
      {isConfirm ? <SameCard label="Confirm with your bank" /> : null}
      <p>
        <a
          className={isConfirm ? "button quiet" : "button"}
          href={`/account/plans/${plan.id}/card`}
        >
          Pay with another card
        </a>
      </p>
      {unpaid.same_card && !isConfirm ? (
        <SameCard label="Try the same card again" quiet />
      ) : null}
    </Page>
  )
}

const SameCard = ({ label, quiet }: { label: string; quiet?: boolean }) => (
  <form method="post">
    <p>
      <button className={quiet ? "button quiet" : "button"} type="submit">
        {label}
      </button>
    </p>
  </form>
)

type ToBankProps = { plan: string; amount: string; url: string }

function ToBank({ plan, amount, url }: ToBankProps) {
  return (
    <Page title="Confirm with your bank" narrow>
      <a className="back" href={`/account/plans/${plan}`}>
        Your plan
      </a>
      <h1>Confirm {amount} with your bank</h1>
      <p className="lead">
        Your bank asks you on its own page. When you have answered, you come
        back here.
      </p>
      <p>
        <a className="button" href={url} rel="noreferrer">
          Go to your bank
        </a>
      </p>
    </Page>
  )
}
