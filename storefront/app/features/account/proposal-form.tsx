import type { OrderTreatment } from "../../lib/contracts"
import { formatMoney } from "../../lib/money"
import { Notice } from "../../ui/notice"
import { ProposalSummary } from "./proposal-summary"

type Proposal = NonNullable<OrderTreatment["proposal"]>

/** A change that a clinician suggests, for the patient to accept or turn down (SAF-2). */
export function ProposalForm({ proposal }: { proposal: Proposal }) {
  if (proposal.accepted) {
    return (
      <Notice title="Thank you for accepting the change">
        <p>We are changing your order. You can follow it here.</p>
      </Notice>
    )
  }
  return (
    <Notice tone="warn" title="A change for you to accept">
      <ProposalSummary proposal={proposal} />
      <p>Why: {proposal.reason}</p>
      <p>
        Nothing is charged, prescribed or sent until you have answered. If you
        keep what you asked for, a clinician looks at your request again.
      </p>
      <form method="post" className="actions">
        <input type="hidden" name="proposal" value={proposal.id} />
        <AcceptButton proposal={proposal} />
        <button className="button quiet" name="answer" value="keep_original">
          Keep what I asked for
        </button>
        <button className="button quiet" name="answer" value="cancel">
          Cancel this request and get a full refund
        </button>
      </form>
    </Notice>
  )
}

/** A dearer change is accepted by paying for it, on a page of its own. */
function AcceptButton({ proposal: { id, more } }: { proposal: Proposal }) {
  return more.amount > 0 ? (
    <a className="button" href={`/account/changes/${id}/pay`}>
      Accept and pay {formatMoney(more)}
    </a>
  ) : (
    <button className="button" name="answer" value="accept">
      Accept the change
    </button>
  )
}
