import type { CaseDetail } from "../../api/contracts/case"
import { sentenceCase } from "./format"
import { reasonWord } from "./linkage-words"

type Flag = CaseDetail["flags"][number]
type Rule = NonNullable<CaseDetail["consultation"]>["rules"][number]

/** A flag as its banner reads: what, and why. */
export type FlagReading = {
  level: Flag["level"]
  title: string
  why: string | null
  /** The rule that raised it, where one did. */
  rule: Rule | null
}

type Words = { title: (flag: Flag) => string; why: string | null }

const WORDS: Record<string, Words> = {
  deceased_record: {
    title: () => "On record as deceased",
    why: "Nothing may be supplied. See under Identity; the account is told nothing.",
  },
  identity_failed: {
    title: () => "Identity failed after the case went on",
    why: "Nothing is approved or sent until staff have verified the identity. The patient has been told.",
  },
  needs_review: { title: () => "An answer needs your review", why: null },
  consultation_missing: {
    title: () => "No consultation",
    why: "This item may not be supplied without one.",
  },
  high_risk: {
    title: () => "High-risk category",
    why: "Look at the evidence before you decide.",
  },
  changed_answers: {
    title: ({ amount }) =>
      amount === 1
        ? "1 answer was changed"
        : `${amount ?? 0} answers were changed`,
    why: "They are marked below, with what was said first.",
  },
  denied_then_changed: {
    title: () => "A refusing answer was changed",
    why: "A rule had refused this consultation, or an earlier one, before an answer was changed.",
  },
  denied_before: {
    title: () => "A clinician turned this person down before",
    why: "In this category, within two years, under this account or a linked one. Look at the earlier case first.",
  },
  repeat: {
    title: ({ amount, subject }) =>
      `Repeat submission: ${amount ?? "?"} in ${subject} days`,
    why: "The earlier ones, denied and abandoned too, are below with what was answered differently.",
  },
  contradiction: {
    title: ({ subject }) =>
      subject === "same_ingredient"
        ? "Same ingredient ordered before"
        : "Contradicts another consultation",
    why: "See under “Read before approving”.",
  },
  measurement_differs: {
    title: () => "Declared weight or height differs from the verified one",
    why: "See under “Read before approving”.",
  },
  evidence_concerns: {
    title: () => "Evidence with concerns",
    why: "See under “Read before approving”.",
  },
  quantity: {
    title: ({ amount, subject }) =>
      subject === "period"
        ? `Excessive quantity over time: ${amount ?? "?"} packs`
        : `Quantity above the limit: ${amount ?? "?"}`,
    why: "More than the formulary or the limits by ingredient allow, over all orders of the person. See under “Quantity over time”.",
  },
  possible_same_person: {
    title: ({ amount, subject }) =>
      `Possible same person: ${amount === 1 ? "1 other account" : `${amount ?? "?"} other accounts`}${subject ? ` (${reasonWord({ kind: subject }).toLowerCase()})` : ""}`,
    why: "Judge under “Possible same persons” whether it is one person before more is supplied.",
  },
  signature_late: {
    title: () => "Signature is late",
    why: "The prescription has waited for its signature for more than 24 hours.",
  },
  signature_mismatch: {
    title: () => "Signed with other content",
    why: "What was signed is not what was sent. The document is quarantined.",
  },
  prescription_refused: {
    title: () => "SignatureRx refused the prescription",
    why: "Look at the reason under Prescription, then ask again.",
  },
  prescription_unknown: {
    title: () => "SignatureRx did not answer",
    why: "Whether the prescription was made there is not known. Look there before it is asked for again.",
  },
  signed_after_ending: {
    title: () => "A signature that authorises nothing",
    why: "It came after the case had ended, or who signed may not prescribe any more. It is kept.",
  },
  patient_wrote: {
    title: () => "The patient wrote a message",
    why: "Read it under Messages before you decide.",
  },
  change_declined: {
    title: () => "The patient declined a change",
    why: "They keep what they asked for. Decide on that.",
  },
  answered_anew: {
    title: () => "The patient has answered the questions again since",
    why: "A rule asks for a clinician by the new answers, or denies them. Read them before you decide; supply of a decided case waits until its stop is lifted.",
  },
  waiting_long: {
    title: () => "Waiting for more than 7 days",
    why: null,
  },
}

/** What a flag says, in the words of its rule where it has one. */
export function readFlag(flag: Flag, found: CaseDetail): FlagReading {
  const words = WORDS[flag.kind]
  const rule = found.consultation?.rules.find(
    (one) => one.rule_id === flag.subject
  )
  return {
    level: rule?.safeguarding ? "red" : flag.level,
    title: rule
      ? rule.clinician_text
      : (words?.title(flag) ?? sentenceCase(flag.kind)),
    why:
      rule?.status === "unknown"
        ? "The rule could not be judged: an answer is missing."
        : flag.subject.startsWith("sealed:")
          ? "The answers are sealed; their record says which it was."
          : (words?.why ?? null),
    rule: rule ?? null,
  }
}
