import type { DraftView } from "../../../api/contracts/form"
import type {
  Draft,
  FormDefinition,
  GoldenCase,
  Question,
  Section,
} from "./types"

/**
 * A draft ready for editing: parts that a program left out, as an import may,
 * are there and empty. What is wrong inside is for the server's checks to say.
 */
export function readDraft({
  definition,
  golden_cases,
  form,
}: Pick<DraftView, "definition" | "golden_cases" | "form">): Draft {
  const given = definition as Partial<FormDefinition>
  return {
    definition: {
      ...given,
      key: given.key ?? form.key,
      title: given.title ?? form.title,
      intro: given.intro ?? "",
      covers: given.covers ?? "treatment",
      conditions: given.conditions ?? {},
      calculations: given.calculations ?? {},
      sections: (given.sections ?? []).map(readSection),
      rules: (given.rules ?? []).map((rule) => ({
        ...rule,
        safeguarding: (rule as Partial<typeof rule>).safeguarding ?? false,
        advice: {
          ...rule.advice,
          contacts: (rule.advice as Partial<typeof rule.advice>).contacts ?? [],
        },
      })),
      suggestions: {
        otherwise: given.suggestions?.otherwise ?? "",
        rules:
          (
            given.suggestions as
              | Partial<FormDefinition["suggestions"]>
              | undefined
          )?.rules ?? [],
      },
    },
    cases: golden_cases as GoldenCase[],
  }
}

const readSection = (section: Section): Section => ({
  ...section,
  steps: section.steps.map((step) => ({
    ...step,
    questions: step.questions.map(readQuestion),
  })),
})

/** With the defaults of its kind said out loud. */
export function readQuestion(question: Question): Question {
  const required = (question as { required?: boolean }).required ?? true
  switch (question.kind) {
    case "information":
      return { ...question, required: false }
    case "text":
      return {
        ...question,
        required,
        max_length: (question as { max_length?: number }).max_length ?? 1_000,
      }
    case "number":
      return {
        ...question,
        required,
        whole: (question as { whole?: boolean }).whole ?? true,
      }
    case "date":
      return {
        ...question,
        required,
        future: (question as { future?: boolean }).future ?? false,
      }
    case "file":
      return {
        ...question,
        required,
        accept: (question as { accept?: "photo" }).accept ?? "photo",
      }
    default:
      return { ...question, required }
  }
}
