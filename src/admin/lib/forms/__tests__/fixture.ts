import {
  formDefinitionSchema,
  type FormDraft,
} from "../../../../modules/consultation/domain/definition/form-definition"
import type { Draft } from "../types"

const scored = (id: string) => ({
  id,
  kind: "single" as const,
  label: `Part ${id}`,
  options: [
    { value: "never", label: "Never", score: 0 },
    { value: "often", label: "Often", score: 2 },
  ],
})

const advice = {
  level: "see_gp" as const,
  title: "See your GP",
  text: ["Please see your GP about this."],
}

const form: FormDraft = {
  key: "sample",
  title: "Sample",
  intro: "A few questions.",
  covers: "test",
  conditions: {
    hurts: { question: "pain", operator: "any_of", value: ["bad"] },
  },
  calculations: {
    total: {
      title: "Total",
      kind: "score",
      questions: ["score_a", "score_b"],
    },
  },
  sections: [
    {
      id: "you",
      title: "About you",
      steps: [
        {
          id: "basics",
          title: "Basics",
          questions: [
            { id: "smoker", kind: "yes_no", label: "Do you smoke?" },
            {
              id: "pain",
              kind: "single",
              label: "Does it hurt?",
              show_if: {
                question: "smoker",
                operator: "equals",
                value: "yes",
              },
              options: [
                { value: "none", label: "Not at all" },
                { value: "bad", label: "Badly" },
              ],
            },
          ],
        },
        {
          id: "more",
          title: "More",
          questions: [scored("score_a"), scored("score_b")],
        },
      ],
    },
    {
      id: "end",
      title: "The end",
      steps: [
        {
          id: "last",
          title: "Last",
          questions: [{ id: "note", kind: "information", label: "Thank you." }],
        },
      ],
    },
  ],
  rules: [
    {
      id: "smoking",
      kind: "deny",
      when: {
        all: [
          { question: "smoker", operator: "equals", value: "yes" },
          { condition: "hurts" },
        ],
      },
      advice,
      reason_code: "smoking",
      clinician_text: "Smokes and is in pain.",
      source: "An invented source.",
    },
    {
      id: "high_score",
      kind: "flag",
      when: { calculation: "total", operator: "greater_or_equal", value: 3 },
      advice,
      reason_code: "score",
      clinician_text: "The score is high.",
      source: "An invented source.",
    },
  ],
  suggestions: { otherwise: "This can be discussed with our prescriber." },
}

/** A small draft in which everything refers to something. */
export const draftFixture = (): Draft => ({
  definition: formDefinitionSchema.parse(form),
  cases: [
    {
      id: "smoker_in_pain",
      title: "Smoker in pain",
      today: "2026-11-21",
      answers: { smoker: "yes", pain: "bad" },
      expect: { outcome: "cannot_continue", rules: ["smoking"] },
    },
    {
      id: "scores",
      title: "High score",
      today: "2026-11-21",
      answers: { score_a: "often", score_b: "often" },
      expect: {
        outcome: "needs_review",
        rules: ["high_score"],
        calculations: { total: 4 },
      },
    },
  ],
})
