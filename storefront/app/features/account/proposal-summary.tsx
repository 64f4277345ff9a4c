import type { OrderTreatment } from "../../lib/contracts"
import { monthsWord } from "../../lib/dates"
import { formatMoney } from "../../lib/money"

type Proposal = NonNullable<OrderTreatment["proposal"]>

const difference = ({ more, back, plan }: Proposal): string => {
  const first = plan ? " for the first month" : ""
  return more.amount > 0
    ? `You pay ${formatMoney(more)} more${first}.`
    : back.amount > 0
      ? `You get ${formatMoney(back)} back${first}.`
      : plan
        ? "The first month costs what you paid."
        : "The price stays the same."
}

/** What was asked for and what is suggested instead, with both prices; of a plan, those of a month. */
export function ProposalSummary({ proposal }: { proposal: Proposal }) {
  const { from, to, paid, price, plan } = proposal
  return (
    <>
      <dl className="totals">
        <div>
          <dt>
            {plan ? "You asked for" : "You asked for and paid"}: {from.name} ×{" "}
            {from.quantity}
            {plan ? `, for ${monthsWord(plan.from.months)}` : ""}
          </dt>
          <dd>{plan ? monthly(plan.from) : formatMoney(paid)}</dd>
        </div>
        <div>
          <dt>
            The clinician suggests:{" "}
            <strong>
              {to.name} × {to.quantity}
              {plan ? `, for ${monthsWord(plan.to.months)}` : ""}
            </strong>
          </dt>
          <dd>{plan ? monthly(plan.to) : formatMoney(price)}</dd>
        </div>
      </dl>
      <p>
        <strong>{difference(proposal)}</strong>
      </p>
    </>
  )
}

/** On one line, also on a phone. */
const monthly = ({
  monthly: price,
}: NonNullable<Proposal["plan"]>["from"]): string =>
  `${formatMoney(price)}\u00a0a\u00a0month`
