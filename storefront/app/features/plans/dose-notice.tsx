import type { PlanView } from "../../lib/contracts"
import { Notice } from "../../ui/notice"

/** Leads to another strength that is suggested; says what it waits for once it is agreed to. */
export function DoseNotice({ plan }: { plan: PlanView }) {
  const { dose_change } = plan
  if (!dose_change) {
    return null
  }
  if (dose_change.waits_for === "prescriber") {
    return (
      <Notice title="Another strength is on its way">
        <p>
          You agreed to {dose_change.to.name}. It holds once your prescriber has
          signed for it; we write to you then. Until then your plan goes on as
          it is.
        </p>
      </Notice>
    )
  }
  return (
    <Notice tone="warn" title="Your clinician suggests another strength">
      <p>
        For the months of your plan that we haven’t begun to prepare. Until you
        answer, your plan goes on as it is.
      </p>
      <p>
        <a className="button" href={`/account/plans/${plan.id}/dose`}>
          Read it and answer
        </a>
      </p>
    </Notice>
  )
}
