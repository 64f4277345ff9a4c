import type {
  CaseChange,
  ChangedPlanView,
  ChangePriceView,
} from "../../api/contracts/case-change"
import { monthsWord } from "./case-plan-words"
import { formatPence } from "./refund-words"
import type { Colour } from "./words"

type Change = NonNullable<CaseChange["change"]>

/** "6 months, £16.99 a month and £2.90 delivery". */
export function changedPlanWords(
  plan: ChangedPlanView,
  side: "from" | "to"
): string {
  const { months, monthly } = plan[side]
  const delivery =
    plan.delivery > 0 ? ` and ${formatPence(plan.delivery)} delivery` : ""
  return `${monthsWord(months)}, ${formatPence(monthly)} a month${delivery}`
}

/** What a change means for the patient's money now; of a plan, that of its first month. */
export function changeSentence(
  { more, back }: Pick<ChangePriceView, "more" | "back">,
  isPlan = false
): string {
  const first = isPlan ? " for the first month" : ""
  if (more > 0) {
    return `Dearer: the patient pays ${formatPence(more)} more${first}.`
  }
  if (back > 0) {
    return `Cheaper: the patient gets ${formatPence(back)} back${first}.`
  }
  return isPlan
    ? "The first month costs what was paid."
    : "The price stays the same."
}

const STATES: Record<Change["state"], { word: string; colour: Colour }> = {
  open: { word: "Waits for the patient", colour: "orange" },
  accepted: { word: "Accepted, order is changed", colour: "blue" },
  applied: { word: "Accepted", colour: "green" },
  declined: { word: "Declined", colour: "grey" },
  withdrawn: { word: "Not made", colour: "grey" },
}

/** Where a change stands; one that can't be answered any more says so. */
export const changeWords = (
  change: Pick<Change, "state">,
  isWaiting: boolean
): { word: string; colour: Colour } =>
  change.state === "open" && !isWaiting
    ? STATES.withdrawn
    : STATES[change.state]

/** What has become of the difference that was asked for; null where none was. */
export function topUpSentence({
  more,
  top_up,
  state,
}: Pick<Change, "more" | "top_up" | "state">): string | null {
  if (more === 0) {
    return null
  }
  switch (top_up) {
    case "captured":
      return `${formatPence(more)} was paid.`
    case "released":
      return "Nothing was charged for it."
    case "started":
      return state === "accepted"
        ? `${formatPence(more)} is being taken.`
        : `The patient has begun to pay ${formatPence(more)}.`
    default:
      return state === "open"
        ? `${formatPence(more)} is to be paid.`
        : "Nothing was charged for it."
  }
}
