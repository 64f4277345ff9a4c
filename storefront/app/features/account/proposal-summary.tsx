import type { OrderTreatment } from "../../lib/contracts"
import { formatMoney } from "../../lib/money"

type Proposal = NonNullable<OrderTreatment["proposal"]>

const difference = ({ more, back }: Proposal): string =>
  more.amount > 0
    ? `You pay ${formatMoney(more)} more.`
    : back.amount > 0
      ? `You get ${formatMoney(back)} back.`
      : "The price stays the same."

/** What was asked for and what is suggested instead, with both prices. */
export function ProposalSummary({ proposal }: { proposal: Proposal }) {
  const { from, to, paid, price } = proposal
  return (
    <>
      <dl className="totals">
        <div>
          <dt>
            You asked for and paid: {from.name} × {from.quantity}
          </dt>
          <dd>{formatMoney(paid)}</dd>
        </div>
        <div>
          <dt>
            The clinician suggests:{" "}
            <strong>
              {to.name} × {to.quantity}
            </strong>
          </dt>
          <dd>{formatMoney(price)}</dd>
        </div>
      </dl>
      <p>
        <strong>{difference(proposal)}</strong>
      </p>
    </>
  )
}
