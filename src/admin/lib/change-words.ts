import type {
  CaseChange,
  ChangePriceView,
} from "../../api/contracts/case-change"
import { formatPence } from "./refund-words"
import type { Colour } from "./words"

type Change = NonNullable<CaseChange["change"]>

/** What a change means for the patient's money. */
export function changeSentence({
  more,
  back,
}: Pick<ChangePriceView, "more" | "back">): string {
  if (more > 0) {
    return `Dearer: the patient pays ${formatPence(more)} more.`
  }
  return back > 0
    ? `Cheaper: the patient gets ${formatPence(back)} back.`
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
