import type { OrderTreatment } from "../../lib/contracts"
import type { FieldErrors } from "../../lib/errors"
import { formatMoney } from "../../lib/money"
import { Choices } from "../../ui/choices"
import { FieldNotes } from "../../ui/field"
import { Notice } from "../../ui/notice"
import { ProposalSummary } from "./proposal-summary"

type Proposal = NonNullable<OrderTreatment["proposal"]>
type ProposalFormProps = {
  proposal: Proposal
  /** By the field's name with the proposal's id. */
  errors: FieldErrors | undefined
}

/** A change that a clinician suggests, for the patient to accept or turn down (SAF-2). */
export function ProposalForm({ proposal, errors }: ProposalFormProps) {
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
      {proposal.plan ? (
        <AgreeForm proposal={proposal} plan={proposal.plan} errors={errors} />
      ) : null}
      <form method="post" className="actions">
        <input type="hidden" name="proposal" value={proposal.id} />
        {proposal.plan ? null : <AcceptButton proposal={proposal} />}
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

/** The field of the tick, one a proposal. */
export const agreementField = (proposalId: string): string =>
  `agreed-${proposalId}`

type AgreeFormProps = ProposalFormProps & {
  plan: NonNullable<Proposal["plan"]>
}

/** A plan's change is accepted together with its payments: without the tick nothing is (PAY-3). */
function AgreeForm({ proposal, plan, errors }: AgreeFormProps) {
  const { id, more } = proposal
  const field = agreementField(id)
  return (
    <form method="post" noValidate>
      <h3>What you agree to</h3>
      <ul>
        {plan.mandate.text.split("\n").map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <input type="hidden" name="proposal" value={id} />
      <input type="hidden" name="mandate_hash" value={plan.mandate.hash} />
      <div
        className={`field ${errors?.[field] ? "invalid" : ""}`}
        role="group"
        aria-label="Agreement"
      >
        <FieldNotes id={field} error={errors?.[field]} />
        <Choices
          name={field}
          kind="checkbox"
          chosen={[]}
          choices={[{ value: "yes", label: "I agree to these payments" }]}
        />
      </div>
      <div className="actions">
        <button
          className="button"
          name="answer"
          value={more.amount > 0 ? "pay" : "accept"}
        >
          {more.amount > 0
            ? `Accept and pay ${formatMoney(more)}`
            : "Accept the change"}
        </button>
      </div>
    </form>
  )
}
