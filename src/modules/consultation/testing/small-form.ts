import type { GoldenCaseDraft } from "../domain/definition/golden-case"
import type { FormDraft, RuleDraft } from "../domain/definition/form-definition"

export const advice = (
  title: string,
  level: RuleDraft["advice"]["level"] = "see_gp"
): RuleDraft["advice"] => ({
  level,
  title,
  text: [`What to do: ${title.toLowerCase()}.`],
})

const rule = (
  id: string,
  kind: "deny" | "flag",
  when: RuleDraft["when"],
  level?: RuleDraft["advice"]["level"]
): RuleDraft => ({
  id,
  kind,
  when,
  advice: advice(`About ${id}`, level),
  reason_code: id,
  clinician_text: `Clinician: ${id}`,
  source: "Invented for tests",
})

/** One question of every kind, a hidden branch, a named condition, deny and flag rules. */
export const smallForm: FormDraft = {
  key: "small-form",
  title: "A small form",
  intro: "A few questions.",
  covers: "treatment",
  conditions: {
    takes_medicines: {
      question: "medicines",
      operator: "none_of",
      value: ["none"],
    },
  },
  sections: [
    {
      id: "about",
      title: "About you",
      steps: [
        {
          id: "birth",
          title: "Date of birth",
          questions: [
            { id: "birth", kind: "date", label: "When were you born?" },
            { id: "body", kind: "height_weight", label: "Height and weight" },
          ],
        },
        {
          id: "history",
          title: "Your health",
          questions: [
            { id: "intro", kind: "information", label: "Nearly there." },
            {
              id: "chest_pain",
              kind: "yes_no",
              label: "Chest pain now?",
              topic: "symptoms",
            },
            {
              id: "smoking",
              kind: "single",
              label: "Do you smoke?",
              topic: "medical_history",
              options: [
                { value: "never", label: "Never" },
                { value: "daily", label: "Daily" },
              ],
            },
            {
              id: "cigarettes",
              kind: "number",
              label: "How many a day?",
              unit: "cigarettes",
              min: 1,
              max: 100,
              show_if: {
                question: "smoking",
                operator: "equals",
                value: "daily",
              },
            },
          ],
        },
      ],
    },
    {
      id: "medicines",
      title: "Medicines",
      steps: [
        {
          id: "medicines",
          title: "What you take",
          questions: [
            {
              id: "medicines",
              kind: "multiple",
              label: "Which do you take?",
              topic: "current_medicines",
              exclusive: "none",
              options: [
                { value: "nitrate", label: "A nitrate" },
                { value: "statin", label: "A statin" },
                { value: "none", label: "None of these" },
              ],
            },
            {
              id: "allergy",
              kind: "text",
              label: "Allergies",
              required: false,
              max_length: 100,
              topic: "allergies",
            },
          ],
        },
        {
          id: "statin",
          title: "Your statin",
          show_if: { condition: "takes_medicines" },
          questions: [
            {
              id: "statin_trouble",
              kind: "yes_no",
              label: "Muscle pain with a statin?",
              topic: "earlier_treatments",
              show_if: {
                question: "medicines",
                operator: "contains",
                value: "statin",
              },
            },
          ],
        },
      ],
    },
  ],
  rules: [
    rule(
      "chest_pain",
      "deny",
      { question: "chest_pain", operator: "equals", value: "yes" },
      "emergency"
    ),
    rule("young", "deny", {
      question: "birth",
      operator: "age_under",
      value: 18,
    }),
    rule("nitrate", "deny", {
      question: "medicines",
      operator: "contains",
      value: "nitrate",
    }),
    rule("heavy_smoker", "flag", {
      question: "cigarettes",
      operator: "greater",
      value: 20,
    }),
    rule("low_weight", "flag", {
      question: "body",
      operator: "bmi_under",
      value: 18.5,
    }),
    rule("statin_trouble", "flag", {
      all: [
        { condition: "takes_medicines" },
        { question: "statin_trouble", operator: "equals", value: "yes" },
      ],
    }),
    rule("allergy", "flag", { question: "allergy", operator: "exists" }),
  ],
  suggestions: {
    otherwise: "Can be discussed with our prescriber.",
    rules: [
      {
        id: "statin",
        ingredients: ["atorvastatin"],
        when: { condition: "takes_medicines" },
        reason: "You take something already.",
      },
    ],
  },
}

/** Answers that pass without a rule. */
export const passing = {
  birth: "1990-05-04",
  body: { height_cm: 180, weight_kg: 80 },
  chest_pain: "no",
  smoking: "never",
  medicines: ["none"],
}

const golden = (
  id: string,
  change: GoldenCaseDraft["answers"],
  rules: string[] = [],
  outcome: GoldenCaseDraft["expect"]["outcome"] = "needs_review"
): GoldenCaseDraft => ({
  id,
  title: `Case ${id}`,
  today: "2026-11-21",
  answers: { ...passing, ...change },
  expect: { outcome, rules },
})

/** What proves the small form: both sides of every number, every rule once. */
export const smallFormCases: GoldenCaseDraft[] = [
  golden("nothing", {}, [], "continue"),
  golden("just_adult", { birth: "2008-11-21" }, [], "continue"),
  golden(
    "day_too_young",
    { birth: "2008-11-22" },
    ["young"],
    "cannot_continue"
  ),
  golden(
    "nearly_seventeen",
    { birth: "2009-11-21" },
    ["young"],
    "cannot_continue"
  ),
  golden(
    "chest_pain",
    { chest_pain: "yes" },
    ["chest_pain"],
    "cannot_continue"
  ),
  golden("nitrate", { medicines: ["nitrate"] }, ["nitrate"], "cannot_continue"),
  golden("twenty", { smoking: "daily", cigarettes: 20 }, [], "continue"),
  golden("heavy", { smoking: "daily", cigarettes: 21 }, ["heavy_smoker"]),
  golden("light", { body: { height_cm: 180, weight_kg: 50 } }, ["low_weight"]),
  golden("statin", { medicines: ["statin"], statin_trouble: "yes" }, [
    "statin_trouble",
  ]),
  golden(
    "statin_fine",
    { medicines: ["statin"], statin_trouble: "no" },
    [],
    "continue"
  ),
  golden("allergy", { allergy: "penicillin" }, ["allergy"]),
]
