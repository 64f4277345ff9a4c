import type {
  CaseEnding,
  CaseState,
} from "../../modules/clinical-review/domain/case-state-machine"

type Ended = Exclude<CaseEnding, "completed">
type EndingWords = {
  word: string
  sentence: string
}

const HOW: Record<Ended, { word: string; sentence: string }> = {
  rejected_clinical: {
    word: "Rejected",
    sentence: "We could not approve this request.",
  },
  rejected_identity: {
    word: "Rejected",
    sentence: "We could not confirm who you are, so we closed this request.",
  },
  cancelled: { word: "Cancelled", sentence: "This request was cancelled." },
  abandoned: {
    word: "Abandoned",
    sentence: "This request was closed because it was not completed.",
  },
}

const REFUNDED: Record<Ended, string> = {
  rejected_clinical: "Refunded",
  rejected_identity: "Refunded",
  cancelled: "Cancelled and refunded",
  abandoned: "Abandoned, refunded",
}

/**
 * The words for a case that ended before anything left, by what has become of
 * its money (requirements, PAY-5, PAY-6 and section 14); null for any other.
 */
export function endingWords(
  state: CaseState,
  endedAs: CaseEnding | null
): EndingWords | null {
  if (endedAs === null || endedAs === "completed") {
    return null
  }
  const { word, sentence } = HOW[endedAs]
  switch (state) {
    case "awaiting_refund":
      return {
        word: `${word}, awaiting refund`,
        sentence: `${sentence} Your refund is on its way; we tell you when your bank has it.`,
      }
    case "refunded":
      return {
        word: REFUNDED[endedAs],
        sentence: `${sentence} Your money was returned.`,
      }
    case "closed":
      return { word, sentence: `${sentence} Nothing was charged for it.` }
    default:
      return null
  }
}
