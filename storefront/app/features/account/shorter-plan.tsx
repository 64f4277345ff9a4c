import type { OrderTreatment } from "../../lib/contracts"
import { Notice } from "../../ui/notice"

type Shorter = NonNullable<OrderTreatment["shorter_plan"]>

const months = (count: number): string =>
  count === 1 ? "1 month" : `${count} months`

/** A plan that the pharmacy made shorter, which the patient needn't take (REV-3). */
export function ShorterPlan({ change }: { change: Shorter }) {
  return (
    <Notice tone="warn" title="Your plan was made shorter">
      <p>
        It is now <strong>{months(change.to_months)}</strong> instead of{" "}
        {months(change.from_months)}. Each month costs the same as before.
      </p>
      <p>Why: {change.reason}</p>
      {change.may_cancel ? (
        <>
          <p>
            There is nothing that you have to do. If you don’t want the shorter
            plan, cancel the request before your first parcel leaves.
          </p>
          <form method="post" className="actions">
            <input type="hidden" name="shorter_plan" value={change.id} />
            <button className="button quiet" name="answer" value="cancel">
              Cancel this request and get a full refund
            </button>
          </form>
        </>
      ) : null}
    </Notice>
  )
}
