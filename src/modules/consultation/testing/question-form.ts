import { formDefinitionSchema } from "../domain/definition/form-definition"
import type { FormDraft } from "../domain/definition/form-definition"
import type { Condition } from "../domain/definition/conditions"
import { advice } from "./small-form"

/** Fields of a question but for its label. */
export type Asked = { id: string; kind: string } & Record<string, unknown>

/** A test kit's form with these questions, one to a step, and one rule that denies. */
export const denying = (
  questions: readonly Asked[],
  when: Condition,
  more: Partial<FormDraft> = {}
): FormDraft => ({
  key: "questions",
  title: "Questions",
  intro: "Some questions.",
  covers: "test",
  sections: [
    {
      id: "all",
      title: "All",
      steps: questions.map((question) => ({
        id: question.id,
        title: "Step",
        questions: [
          { label: "A question?", ...question },
        ] as unknown as FormDraft["sections"][number]["steps"][number]["questions"],
      })),
    },
  ],
  rules: [
    {
      id: "denied",
      kind: "deny",
      when,
      advice: advice("Not for you"),
      reason_code: "denied",
      clinician_text: "Denied",
      source: "Invented for tests",
    },
  ],
  suggestions: { otherwise: "None." },
  ...more,
})

/** It as the engine reads it. */
export const definitionOf = (draft: FormDraft) =>
  formDefinitionSchema.parse(draft)
