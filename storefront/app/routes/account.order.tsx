import { redirect } from "react-router"
import {
  answerProposal,
  declineShorterPlan,
  preparePayment,
  readOrder,
} from "../features/account/api.server"
import { DocumentList } from "../features/account/document-list"
import { agreementField } from "../features/account/proposal-form"
import { OrderTreatment } from "../features/account/order-treatment"
import { Totals } from "../features/basket/totals"
import type { OrderView } from "../lib/contracts"
import { formatDate } from "../lib/dates"
import { type FieldErrors, isRefusal } from "../lib/errors"
import { fieldText } from "../lib/form"
import { again, answered, requireCustomer } from "../lib/guards.server"
import { keepSession, type ShopSession } from "../lib/session.server"
import { ErrorSummary } from "../ui/error-summary"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.order"

export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const work = readOrder(session, params.id)
  return { order: await answered(request, session, work) }
}

/** What one of the page's forms says. */
function answerIn(form: FormData) {
  const shorter = fieldText(form, "shorter_plan")
  const answer = fieldText(form, "answer")
  return {
    kind: shorter ? "shorter" : answer === "pay" ? "pay" : "answer",
    shorter,
    answer,
    proposal: fieldText(form, "proposal"),
    hash: fieldText(form, "mandate_hash"),
  }
}

const workOf = (
  session: ShopSession,
  { kind, shorter, answer, proposal, hash }: ReturnType<typeof answerIn>
) =>
  kind === "shorter"
    ? declineShorterPlan(session, shorter)
    : answerProposal(session, proposal, {
        answer,
        ...(hash ? { mandate_hash: hash } : {}),
      })

const refuse = (proposal: string, message: string) =>
  again({ errors: { [agreementField(proposal)]: message } as FieldErrors })

export async function action({ request, params }: Route.ActionArgs) {
  const session = await requireCustomer(request)
  const form = await request.formData()
  const given = answerIn(form)
  const { proposal, hash } = given
  if (hash && fieldText(form, agreementField(proposal)) !== "yes") {
    return refuse(proposal, "Tick the box to agree to the monthly payments")
  }
  try {
    if (given.kind === "pay") {
      await answered(request, session, preparePayment(session, proposal, hash))
      return redirect(`/account/changes/${proposal}/pay`)
    }
    await answered(request, session, workOf(session, given))
    session.flash("notice", "Thank you. We have your answer.")
  } catch (error) {
    if (!isRefusal(error)) {
      throw error
    }
    if (error.code === "mandate_changed") {
      return refuse(
        proposal,
        "The payments have changed since you read them. Please read them again, then tick the box"
      )
    }
    // Answered before, or the case has moved on: the page shows how it stands.
    session.flash("notice", "This can't be answered any more.")
  }
  return redirect(`/account/orders/${params.id}`, {
    headers: await keepSession(session),
  })
}

/** Where the order is; of several treatments each by its name, for one may be refused and another on its way. */
function OrderStatus({ order }: { order: OrderView }) {
  const { treatments } = order
  const differ = treatments.some(
    ({ status }) => status.word !== treatments[0]?.status.word
  )
  // What we ask is the first thing below, and says more.
  const isAsked = treatments.length === 1 && treatments[0]?.awaits === "answer"
  if (isAsked) {
    return null
  }
  return differ ? (
    <Notice title="Where your order is">
      <ul>
        {treatments.map(({ case_reference, name, status }) => (
          <li key={case_reference}>
            {name}: <strong>{status.word}</strong>
          </li>
        ))}
      </ul>
    </Notice>
  ) : (
    <Notice title={order.status.word}>
      <p>{order.status.sentence}</p>
    </Notice>
  )
}

export default function Order({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const { order } = loaderData
  const errors = actionData?.errors
  return (
    <Page title={`Order #${order.display_id}`} inner invalid={Boolean(errors)}>
      <a className="back" href="/account">
        Your orders
      </a>
      <ErrorSummary errors={errors} />
      <h1>Order #{order.display_id}</h1>
      <p className="muted">Placed on {formatDate(order.placed_at)}</p>
      <OrderStatus order={order} />
      {order.treatments.map((treatment) => (
        <OrderTreatment
          key={treatment.case_reference}
          treatment={treatment}
          isOnly={order.treatments.length === 1}
          errors={errors}
        />
      ))}
      <p>
        <a href="/account/something-changed">
          Something has changed, or a side effect
        </a>
      </p>
      {order.documents.length > 0 ? (
        <section className="section">
          <h2>Documents</h2>
          <DocumentList documents={order.documents} />
        </section>
      ) : null}
      <section className="section">
        <h2>Delivery address</h2>
        <p className="lines">{order.delivery_address.join("\n")}</p>
      </section>
      <section className="section">
        <h2>Payment</h2>
        <div className="card">
          <Totals totals={order.totals} />
        </div>
      </section>
    </Page>
  )
}
