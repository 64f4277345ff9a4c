import type { CaseRow } from "../../api/contracts/case"

type StayReason = NonNullable<CaseRow["stay_reason"]>
/** For the queue, and the rest of "It waits for a prescriber: …" for the case's page. */
type StayWords = { short: string; sentence: string }

/** While why it came to a prescriber is still news. */
export const AWAITS_DECISION: ReadonlySet<CaseRow["state"]> = new Set([
  "queued",
  "in_review",
  "awaiting_patient",
  "awaiting_acceptance",
] as const)

const WORDS: Record<StayReason, StayWords> = {
  no_issues: {
    short: "No issue left",
    sentence:
      "nothing that is signed for this course is left for it, or it asks for another item or number of packs.",
  },
  not_sold: {
    short: "Not sold now",
    sentence: "the item can’t be sold at the moment.",
  },
  asked_first: {
    short: "Check-in category",
    sentence:
      "patients of this category are asked how they are before each supply, and the three ticks don’t answer that.",
  },
  class_changed: {
    short: "Class changed",
    sentence: "the item needs a stricter legal class than it was ordered in.",
  },
  dose_change: {
    short: "Dose change",
    sentence:
      "another strength was proposed or agreed on this course after what is signed for it.",
  },
  answers: {
    short: "Answers don’t stand",
    sentence:
      "the answers can’t be used as they are: sealed, denied by the rules since, or of a course that is over.",
  },
  answered_anew: {
    short: "Answered anew",
    sentence: "the patient has answered the questions again since.",
  },
  limit: {
    short: "Over a limit",
    sentence: "it goes over a quantity limit with what was ordered before.",
  },
  message: {
    short: "Patient wrote",
    sentence: "the patient has written a message that nobody has read.",
  },
  rules: {
    short: "Rules ask",
    sentence: "a rule of the form asks for a clinician, by the answers today.",
  },
  not_confirmed: {
    short: "Not confirmed",
    sentence: "the answers weren’t confirmed for this order.",
  },
  gap: {
    short: "Long gap",
    sentence: "the last supply is longer ago than the category allows.",
  },
  gp: {
    short: "GP not told",
    sentence:
      "the patient’s GP will not be told, and who signed hadn’t said why that is safe.",
  },
  identity: {
    short: "Identity",
    sentence: "the patient’s identity is not proved, or too long ago.",
  },
  signer: {
    short: "Signer left",
    sentence: "who signed the prescription doesn’t prescribe here any more.",
  },
  turned_down: {
    short: "Turned down before",
    sentence: "a request on the same answers was turned down.",
  },
  held: {
    short: "Held or reported",
    sentence:
      "a supply of the patient is stopped or held, or a change of health is reported.",
  },
  flag: {
    short: "Flagged",
    sentence: "it has a warning that a clinician has to read.",
  },
  claimed: {
    short: "Claimed before",
    sentence: "somebody had claimed it before it could go on by itself.",
  },
  evidence: {
    short: "Proof missing",
    sentence: "a proof that the category asks for is missing or too old.",
  },
  not_judged: {
    short: "Couldn’t be judged",
    sentence:
      "whether it may go on by itself couldn’t be judged; the log says why.",
  },
}

/** Why a renewal didn't go straight on (REN-3). */
export const stayWords = (reason: StayReason): StayWords => WORDS[reason]
