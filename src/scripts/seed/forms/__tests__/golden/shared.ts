import type { AnswerValue } from "../../../../../modules/consultation/domain/definition/answers"
import type { Outcome } from "../../../../../modules/consultation/domain/evaluation/evaluate"

export type Change = Record<string, AnswerValue>
export type Case = [string, Change, Outcome, string]

export type Golden = {
  /** Somebody to whom no rule speaks. */
  accept: Change
  /** What is changed, the outcome, the rule that has to speak. */
  cases: Case[]
  /** What is changed and all rules that speak, at the edge of a number. */
  boundaries?: [string, Change, string[]][]
}

export const NO = "cannot_continue"
export const LOOK = "needs_review"

export const person = {
  date_of_birth: "1986-03-14",
  sex: "male",
  for_yourself: "yes",
  other_medicines: "no",
  other_allergies: "no",
  other_conditions: "no",
  allergy: ["none"],
}

export const common: Case[] = [
  ["a child", { date_of_birth: "2008-11-22" }, NO, "under_18"],
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
export const selfHarm: Case = [
  "self-harm",
  { self_harm: "yes" },
  NO,
  "self_harm",
]
export const adulthood: [string, Change, string[]][] = [
  ["18 today", { date_of_birth: "2008-11-21" }, []],
]

/** 200 cm, so that the weight is four times the BMI. */
export function bmi(value: number) {
  return { height_cm: 200, weight_kg: value * 4 }
}

export function ill(value: number): Change {
  return { body: bmi(value), comorbidity: ["blood_pressure"] }
}

export function onTreatment(): Change {
  return {
    on_treatment: "yes",
    treatment_details: "An injection, 95 kg before",
  }
}

export function woman(change: Change): Change {
  return {
    sex: "female",
    pregnancy: "no",
    contraception: "yes",
    hormonal: "no",
    ...change,
  }
}
