import type { OrderTreatment as Treatment } from "../../lib/contracts"
import type { FieldErrors } from "../../lib/errors"
import { formatDateTime } from "../../lib/dates"
import { TreatmentRefund } from "./treatment-refund"
import { Notice } from "../../ui/notice"
import { ProposalForm } from "./proposal-form"
import { ShorterPlan } from "./shorter-plan"
import { TreatmentAdvice } from "./treatment-advice"

type OrderTreatmentProps = {
  treatment: Treatment
  /** Its status is then the order's, which the page has told. */
  isOnly: boolean
  errors: FieldErrors | undefined
}

/** One treatment of an order: where it is, what has happened, where the parcel is. */
export function OrderTreatment(props: OrderTreatmentProps) {
  const { treatment, isOnly, errors } = props
  const { name, quantity, status, advice, refund, tracking, timeline } =
    treatment
  return (
    <section className="section">
      <h2>
        {name} × {quantity}
      </h2>
      {treatment.plan ? (
        <p>
          Month {treatment.plan.month} of {treatment.plan.months}.{" "}
          <a href={`/account/plans/${treatment.plan.id}`}>See your plan</a>
        </p>
      ) : null}
      {isOnly ? null : (
        <>
          <p>
            <span className="tag">{status.word}</span>
          </p>
          <p>{status.sentence}</p>
        </>
      )}
      {treatment.awaits === "answer" ? (
        <Notice tone="warn" title="We need an answer from you">
          <p>
            A clinician has asked you a question. Your request goes on when you
            have answered.
          </p>
          <p>
            <a className="button" href="/account/messages">
              Read and answer
            </a>
          </p>
        </Notice>
      ) : null}
      {treatment.proposal ? (
        <ProposalForm proposal={treatment.proposal} errors={errors} />
      ) : null}
      {treatment.shorter_plan ? (
        <ShorterPlan change={treatment.shorter_plan} />
      ) : null}
      {advice ? <TreatmentAdvice advice={advice} /> : null}
      {refund ? <TreatmentRefund refund={refund} /> : null}
      {tracking ? (
        <p>
          Tracking number <span className="nums">{tracking.number}</span>.{" "}
          <a href={tracking.url} rel="noreferrer">
            Follow the parcel at Royal Mail
          </a>
        </p>
      ) : null}
      <h3>What has happened</h3>
      <ol className="timeline">
        {timeline.map(({ at, label }) => (
          <li key={`${at} ${label}`}>
            <time dateTime={at}>{formatDateTime(at)}</time>
            {label}
          </li>
        ))}
      </ol>
      <p className="muted small">Reference {treatment.case_reference}</p>
    </section>
  )
}
