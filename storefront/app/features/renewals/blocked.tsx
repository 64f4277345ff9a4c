import { formatDate } from "../../lib/dates"
import type { RenewalCard } from "../../lib/contracts"
import { Notice } from "../../ui/notice"

type Block = Exclude<NonNullable<RenewalCard["blocked"]>, "too_early">

const WHY: Record<Block, string> = {
  limit_reached:
    "Your answers hold for twelve months. Those are over, or will be before what you have runs out, so a clinician has to look at your health afresh.",
  grace_over:
    "The time to order again on these answers is over, so we no longer keep them for you to use.",
  course_ended: "A clinician has ended this treatment.",
  answered_anew:
    "You have answered these questions again since then, so the earlier answers don’t count any more.",
}

/** Says why a treatment can't be ordered again, and what to do instead. */
export function Blocked({ renewal }: { renewal: RenewalCard }) {
  if (renewal.blocked === null) {
    return null
  }
  if (renewal.blocked === "too_early") {
    return <TooEarly renewal={renewal} />
  }
  return (
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
  )
}

const TooEarly = ({ renewal }: { renewal: RenewalCard }) => (
  <Notice title="It’s too early to order again">
    <p>{whenAgain(renewal)}</p>
    <p>
      If your treatment doesn’t suit you, or something has changed,{" "}
      <a href="/account/something-changed">tell our clinicians</a>.
    </p>
  </Notice>
)

function whenAgain({ opens_on, way }: RenewalCard): string {
  if (opens_on === null) {
    return "Your last order is still on its way to you. We tell you here what comes next once its first parcel has been sent."
  }
  return way === "order_again"
    ? `You can order again from ${formatDate(opens_on)}. Until then you have enough of your treatment, or it is on its way.`
    : `What you have ordered lasts until the twelve months of your treatment are over. From ${formatDate(opens_on)} it is time to think about what comes next: you answer the questions again, so that a clinician can look at your health afresh. We write to you then.`
}

/** The same in a word or two, for the list. */
export const standingOf = (card: RenewalCard): { tag: string; say: string } => {
  if (card.blocked === null) {
    return {
      tag: "Can be ordered",
      say: `You can order again until ${formatDate(card.order_until)}`,
    }
  }
  if (card.blocked !== "too_early") {
    return {
      tag: "New consultation needed",
      say: "Please answer the questions again first",
    }
  }
  return {
    tag: "Not yet",
    say: !card.opens_on
      ? "Your last order is still on its way"
      : card.way === "order_again"
        ? `You can order again from ${formatDate(card.opens_on)}`
        : `Ordered for the whole twelve months. You can answer the questions again from ${formatDate(card.opens_on)}`,
  }
}
