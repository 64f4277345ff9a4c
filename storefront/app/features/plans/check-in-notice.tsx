import type { PlanCard } from "../../lib/contracts"
import { Notice } from "../../ui/notice"
import { parcelWords } from "./check-in"

/** Leads to what is asked before the next parcel; nothing where nothing is. */
export function CheckInNotice({ plan }: { plan: PlanCard }) {
  const { check_in } = plan
  return check_in ? (
    <Notice tone="warn" title="A few questions before your next parcel">
      <p>{parcelWords(check_in)}</p>
      <p>
        <a className="button" href={`/account/plans/${plan.id}/check-in`}>
          Answer the questions
        </a>
      </p>
    </Notice>
  ) : null
}
