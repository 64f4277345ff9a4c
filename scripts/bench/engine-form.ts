import type {
  Answers,
  AnswerValue,
} from "../../src/modules/consultation/domain/definition/answers"
import type {
  Condition,
  Leaf,
} from "../../src/modules/consultation/domain/definition/conditions"
import { formDefinitionSchema } from "../../src/modules/consultation/domain/definition/form-definition"
import type { FormDefinition } from "../../src/modules/consultation/domain/definition/form-definition"

const QUESTIONS = 60
const RULES = 60

const options = ["a", "b", "c", "d"].map((value) => ({ value, label: value }))
const KINDS = [
  { kind: "yes_no" },
  { kind: "single", options },
  { kind: "number", min: 0, max: 100 },
  { kind: "multiple", options },
] as const

const id = (index: number) => `question_${index % QUESTIONS}`

/** A comparison that fits the kind of the question at this place, and holds for few answers. */
function leaf(index: number): Leaf {
  const question = id(index)
  switch (index % KINDS.length) {
    case 0:
      return { question, operator: "equals", value: "yes" }
    case 1:
      return { question, operator: "any_of", value: ["c", "d"] }
    case 2:
      return { question, operator: "greater_or_equal", value: 90 }
    default:
      return { question, operator: "contains", value: "d" }
  }
}

/** Two comparisons that both hold, or two of which one holds, in turns. */
const condition = (index: number): Condition => {
  const members = [leaf(index), leaf(index + 7), leaf(index + 22)]
  return index % 2 === 0
    ? { all: members }
    : { any: [leaf(index), { all: members.slice(1) }] }
}

/** A form of 60 questions and 60 rules over them. */
export const benchForm: FormDefinition = formDefinitionSchema.parse({
  key: "bench",
  title: "Bench",
  intro: "Invented.",
  covers: "test",
  sections: [
    {
      id: "all",
      title: "All",
      steps: Array.from({ length: QUESTIONS / 4 }, (_, step) => ({
        id: `step_${step}`,
        title: "Step",
        questions: KINDS.map((fields, index) => ({
          id: id(step * KINDS.length + index),
          label: "Question",
          ...fields,
        })),
      })),
    },
  ],
  rules: Array.from({ length: RULES }, (_, index) => ({
    id: `rule_${index}`,
    kind: index % 3 === 0 ? "deny" : "flag",
    when: condition(index),
    advice: { level: "see_gp", title: "Advice", text: ["Do."] },
    reason_code: "bench",
    clinician_text: "Bench",
    source: "Invented",
  })),
  suggestions: { otherwise: "None." },
})

const answersOf = (person: number): Answers =>
  Object.fromEntries(
    Array.from({ length: QUESTIONS }, (_, index) => [
      id(index),
      answer(index, (person * 31 + index * 17) % 97),
    ])
  )

/** People who answer everything, as it is read back from a text; to a few of them a few rules speak. */
export const benchAnswers: Answers[] = Array.from(
  { length: 64 },
  (_, person) => JSON.parse(JSON.stringify(answersOf(person))) as Answers
)

function answer(index: number, turn: number): AnswerValue {
  switch (index % KINDS.length) {
    case 0:
      return turn === 0 ? "yes" : "no"
    case 1:
      return turn === 1 ? "c" : turn % 2 === 0 ? "a" : "b"
    case 2:
      return turn
    default:
      return turn === 2 ? ["a", "d"] : ["a", "b"]
  }
}
