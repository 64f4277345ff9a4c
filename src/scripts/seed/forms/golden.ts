import type { AnswerValue } from "../../../modules/consultation/domain/definition/answers"
import type { GoldenCaseDraft } from "../../../modules/consultation/domain/definition/golden-case"

type Outcome = GoldenCaseDraft["expect"]["outcome"]
/** Undefined takes an answer away that the person would have given. */
type Answers = Readonly<Record<string, AnswerValue | undefined>>

/** What the case is about, the answers that differ, what comes out, and every rule that applies. */
export type GoldenRow = [
  title: string,
  change: Answers,
  outcome: Outcome,
  ...rules: string[],
]

/** The day on which all sample cases are judged. */
const TODAY = "2026-11-21"

export const GO = "continue"
export const LOOK = "needs_review"
export const NO = "cannot_continue"

/** Cases that differ from a person to whom no rule speaks, who is the first of them. */
export const goldenCases = (
  person: Answers,
  rows: readonly GoldenRow[]
): GoldenCaseDraft[] =>
  [["No rule applies", {}, GO] satisfies GoldenRow, ...rows].map(
    ([title, change, outcome, ...rules]) => ({
      id: idOf(title),
      title,
      today: TODAY,
      answers: given({ ...person, ...change }),
      expect: { outcome, rules },
    })
  )

const given = (answers: Answers): Record<string, AnswerValue> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([id, value]) =>
      value === undefined ? [] : [[id, value]]
    )
  )

const idOf = (title: string) =>
  `case ${title}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replace(/_$/, "")
    .slice(0, 60)

/** What every form asks, answered so that nothing speaks against treatment. */
export const anyPerson: Answers = {
  date_of_birth: "1986-03-14",
  sex: "male",
  for_yourself: "yes",
  other_medicines: "no",
  other_allergies: "no",
  other_conditions: "no",
  allergy: ["none"],
}

/** The rules that stand in every form. */
export const commonRows: GoldenRow[] = [
  ["18 tomorrow", { date_of_birth: "2008-11-22" }, NO, "under_18"],
  ["18 today", { date_of_birth: "2008-11-21" }, GO],
  ["for somebody else", { for_yourself: "no" }, NO, "not_for_yourself"],
  [
    "other medicines",
    { other_medicines: "yes", other_medicines_list: "Invented 5 mg" },
    LOOK,
    "other_medicines",
  ],
  [
    "other allergies",
    { other_allergies: "yes", other_allergies_list: "Nuts" },
    LOOK,
    "other_allergies",
  ],
  [
    "another illness",
    { other_conditions: "yes", other_conditions_list: "Gout" },
    LOOK,
    "other_conditions",
  ],
]

export const selfHarmRow: GoldenRow = [
  "thoughts of self-harm",
  { self_harm: "yes" },
  NO,
  "self_harm",
]

/** At 200 cm, where the weight is four times the BMI. */
export const bmi = (value: number) => ({
  height_cm: 200,
  weight_kg: Number((value * 4).toFixed(2)),
})
