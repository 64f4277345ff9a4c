import fc from "fast-check"
import type { Answers, AnswerValue } from "../../definition/answers"
import { formDefinitionSchema } from "../../definition/form-definition"
import { compileForm } from "../../evaluation/compile-form"
import { evaluate } from "../../evaluation/evaluate"
import { importQuestionnaire } from "../import-questionnaire"

/**
 * FHIR's own meaning of enableWhen, written down from the specification
 * without our engine, against what the imported form shows.
 */
const NOW = new Date("2026-11-21T12:00:00Z")
const TYPES = ["boolean", "choice", "choices", "integer", "string"] as const
const CODES = ["a", "b", "c"]

type Clause = {
  question: string
  operator: "exists" | "=" | "!=" | ">" | "<" | ">=" | "<="
  answer: boolean | number | string
}
type Item = {
  linkId: string
  type: (typeof TYPES)[number]
  required: boolean
  enableWhen: Clause[]
  enableBehavior: "all" | "any"
  /** The group it stands in, with a condition of its own. */
  group: Clause | null
  answer: AnswerValue | undefined
}

const valueOf = (
  type: Item["type"]
): fc.Arbitrary<boolean | number | string> =>
  type === "boolean"
    ? fc.boolean()
    : type === "integer"
      ? fc.integer({ min: 0, max: 3 })
      : fc.constantFrom(...CODES)

function answerOf(type: Item["type"]): fc.Arbitrary<AnswerValue> {
  switch (type) {
    case "boolean":
      return fc.constantFrom("yes", "no")
    case "integer":
      return fc.integer({ min: 0, max: 3 })
    case "choices":
      return fc.subarray(CODES, { minLength: 1 })
    default:
      return fc.constantFrom(...CODES)
  }
}

const clauseOn = (earlier: readonly Item[]): fc.Arbitrary<Clause> =>
  fc.constantFrom(...earlier).chain(({ linkId, type, required }) =>
    fc
      .constantFrom<
        Clause["operator"]
      >("=", "!=", ...(type === "integer" ? ([">", "<", ">=", "<="] as const) : []), "exists")
      .chain((operator) =>
        fc.record({
          question: fc.constant(linkId),
          operator: fc.constant(operator),
          // "Not answered" of a required question is reported, not mapped.
          answer:
            operator === "exists"
              ? required
                ? fc.constant(true)
                : fc.boolean()
              : valueOf(type),
        })
      )
  )

const itemAfter = (earlier: readonly Item[]): fc.Arbitrary<Item> =>
  fc
    .record({ type: fc.constantFrom(...TYPES), required: fc.boolean() })
    .chain(({ type, required }) =>
      fc.record({
        linkId: fc.constant(`q${earlier.length}`),
        type: fc.constant(type),
        required: fc.constant(required),
        enableWhen:
          earlier.length === 0
            ? fc.constant([])
            : fc.array(clauseOn(earlier), { maxLength: 3 }),
        enableBehavior: fc.constantFrom("all" as const, "any" as const),
        group:
          earlier.length === 0
            ? fc.constant(null)
            : fc.option(clauseOn(earlier), { freq: 3 }),
        answer: required
          ? answerOf(type)
          : fc.option(answerOf(type), { nil: undefined, freq: 2 }),
      })
    )

const itemLists = fc.integer({ min: 2, max: 6 }).chain((count) => {
  let list: fc.Arbitrary<Item[]> = fc.constant([])
  for (let index = 0; index < count; index += 1) {
    list = list.chain((earlier) =>
      itemAfter(earlier).map((next) => [...earlier, next])
    )
  }
  return list
})

function toFhir(items: readonly Item[]) {
  const types = new Map(items.map(({ linkId, type }) => [linkId, type]))
  const clause = ({ question, operator, answer }: Clause) => {
    const type = types.get(question)
    const name =
      typeof answer === "boolean"
        ? "answerBoolean"
        : typeof answer === "number"
          ? "answerInteger"
          : type === "string"
            ? "answerString"
            : "answerCoding"
    return {
      question,
      operator,
      [name]: name === "answerCoding" ? { code: answer } : answer,
    }
  }
  return {
    resourceType: "Questionnaire",
    status: "draft",
    title: "Conditions",
    item: items.map((item) => {
      const choice = item.type === "choice" || item.type === "choices"
      const question = {
        linkId: item.linkId,
        text: item.linkId,
        type: choice ? "choice" : item.type,
        required: item.required,
        repeats: item.type === "choices",
        enableWhen: item.enableWhen.map(clause),
        enableBehavior: item.enableBehavior,
        ...(choice
          ? { answerOption: CODES.map((code) => ({ valueCoding: { code } })) }
          : {}),
      }
      return {
        linkId: `g.${item.linkId}`,
        text: "Group",
        type: "group",
        item: [question],
        ...(item.group ? { enableWhen: [clause(item.group)] } : {}),
      }
    }),
  }
}

/** The linkIds of enabled questions, by the text of the specification. */
function enabledByFhir(items: readonly Item[]): string[] {
  const answers = new Map<string, (string | number | boolean)[]>()
  const holds = ({ question, operator, answer }: Clause): boolean => {
    const given = answers.get(question) ?? []
    switch (operator) {
      case "exists":
        return given.length > 0 === answer
      case "=":
        return given.includes(answer)
      case "!=":
        return !given.includes(answer)
      case ">":
        return given.some((value) => value > answer)
      case "<":
        return given.some((value) => value < answer)
      case ">=":
        return given.some((value) => value >= answer)
      case "<=":
        return given.some((value) => value <= answer)
    }
  }
  return items.flatMap((item) => {
    const verdicts = item.enableWhen.map(holds)
    const own =
      verdicts.length === 0 ||
      (item.enableBehavior === "all"
        ? verdicts.every(Boolean)
        : verdicts.some(Boolean))
    if (!own || (item.group !== null && !holds(item.group))) {
      return []
    }
    if (item.answer !== undefined) {
      const list = [item.answer].flat() as (string | number)[]
      answers.set(
        item.linkId,
        item.type === "boolean" ? list.map((value) => value === "yes") : list
      )
    }
    return [item.linkId]
  })
}

it("shows of a completed form exactly what FHIR enables", () => {
  fc.assert(
    fc.property(itemLists, (items) => {
      const { draft, report } = importQuestionnaire(toFhir(items))
      expect(report.filter(({ message }) => /hide/.test(message))).toEqual([])
      const form = compileForm(formDefinitionSchema.parse(draft))
      const answers: Answers = Object.fromEntries(
        items.flatMap(({ linkId, answer }) =>
          answer === undefined ? [] : [[linkId, answer]]
        )
      )
      const { steps, missing } = evaluate(form, answers, NOW)
      expect(missing).toEqual([])
      expect(
        steps.flatMap(({ questions }) => questions.map(({ id }) => id))
      ).toEqual(enabledByFhir(items))
    }),
    { numRuns: 200 }
  )
})
