import type {
  FormDefinition,
  GoldenCase,
  Question,
} from "../../../api/contracts/form-definition"

export type * from "../../../api/contracts/form-definition"

/** What is edited together and saved as one revision. */
export type Draft = { definition: FormDefinition; cases: GoldenCase[] }

/** A place in the outline. */
export type ItemKind = "section" | "step" | "question"
export type ItemRef = { kind: ItemKind; id: string }

export type ChoiceQuestion = Extract<Question, { kind: "single" | "multiple" }>
export type Option = ChoiceQuestion["options"][number]

export const hasOptions = (question: Question): question is ChoiceQuestion =>
  question.kind === "single" || question.kind === "multiple"
