import type { OrderTreatment } from "../../lib/contracts"
import { formatMoney } from "../../lib/money"
import { Notice } from "../../ui/notice"

type Proposal = NonNullable<OrderTreatment["proposal"]>

/** A change that a clinician suggests, for the patient to accept or turn down (SAF-2). */
export function ProposalForm({ proposal }: { proposal: Proposal }) {
  const { from, to, back } = proposal
  if (proposal.accepted) {
    return (
      <Notice title="Thank you for accepting the change">
        <p>We are changing your order. You can follow it here.</p>
      </Notice>
    )
  }
  return (
    <Notice tone="warn" title="A change for you to accept">
      <p>
        You asked for:{" "}
        <strong>
          {from.name} × {from.quantity}
        </strong>
      </p>
      <p>
        The clinician suggests:{" "}
        <strong>
          {to.name} × {to.quantity}
        </strong>
      </p>
      <p>
        {back.amount > 0
          ? `You get ${formatMoney(back)} back.`
          : "The price stays the same."}
      </p>
      <p>Why: {proposal.reason}</p>
      <p>Nothing is prescribed or sent until you have answered.</p>
      <form method="post">
        <input type="hidden" name="proposal" value={proposal.id} />
        <p>
          <button className="button" name="answer" value="accept">
            Accept the change
          </button>
        </p>
        <p>
          <button className="button quiet" name="answer" value="keep_original">
            Keep what I asked for
          </button>
        </p>
        <p>
          <button className="button quiet" name="answer" value="cancel">
            Cancel this request and get a full refund
          </button>
        </p>
      </form>
    </Notice>
  )
}
