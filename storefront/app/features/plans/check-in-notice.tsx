import type { PlanCard } from "../../lib/contracts"
import { formatDate } from "../../lib/dates"
import { Notice } from "../../ui/notice"

/** Leads to what is asked before the next parcel; nothing where nothing is. */
export function CheckInNotice({ plan }: { plan: PlanCard }) {
  const { check_in } = plan
  return check_in ? (
    <Notice tone="warn" title="A few questions before your next parcel">
      <p>
        It is due on {formatDate(check_in.due_on)}. Until you have answered,
        nothing is charged and nothing is sent.
      </p>
      <p>
        <a className="button" href={`/account/plans/${plan.id}/check-in`}>
          Answer the questions
        </a>
      </p>
    </Notice>
  ) : null
}
