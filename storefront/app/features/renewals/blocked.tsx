import type { RenewalCard } from "../../lib/contracts"
import { Notice } from "../../ui/notice"

const WHY: Record<NonNullable<RenewalCard["blocked"]>, string> = {
  limit_reached:
    "Your answers are a year old. After twelve months a clinician has to look at your health afresh.",
  grace_over:
    "The time to order again on these answers is over, so we no longer keep them for you to use.",
  course_ended: "A clinician has ended this treatment.",
}

/** Says why a treatment can't be ordered again, and what to do instead. */
export const Blocked = ({ renewal }: { renewal: RenewalCard }) =>
  renewal.blocked ? (
    <Notice tone="warn" title="Please answer the questions again">
      <p>
        {WHY[renewal.blocked]} Nothing is ordered or paid for until you have
        answered the questions and a clinician has agreed.
      </p>
      <p>
        <a href={`/conditions/${renewal.category}`}>
          Start a new consultation for {renewal.name.toLowerCase()}
        </a>
      </p>
    </Notice>
  ) : null
