import fc from "fast-check"
import { LogicEngine } from "json-logic-engine"
import { fullAnswers, generatedForm } from "../../../testing/generated-forms"
import { bmiOf, isHeightWeight } from "../../definition/answers"
import type { Answers } from "../../definition/answers"
import type { Condition, Leaf } from "../../definition/conditions"
import { compileForm } from "../compile-form"
import { evaluate } from "../evaluate"

const now = new Date("2026-11-21T12:00:00Z")
jest.setTimeout(120_000)

const engine = new LogicEngine()

/** What the other engine can't work out itself is put beside the answers. */
const facts = (answers: Answers): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([id, value]): [string, unknown][] => [
      [id, value],
      ...(isHeightWeight(value)
        ? [[`${id}_bmi`, bmiOf(value)] satisfies [string, unknown]]
        : []),
      ...(typeof value === "string" && /^\d{4}-06-15$/.test(value)
        ? // The birthday of everybody generated is over in November.
          [
            [`${id}_age`, 2026 - Number(value.slice(0, 4))] satisfies [
              string,
              unknown,
            ],
          ]
        : []),
    ])
  )

function logicOf(condition: Condition): object {
  if ("question" in condition) {
    return leafLogic(condition)
  }
  if ("all" in condition) {
    return { and: condition.all.map(logicOf) }
  }
  if ("any" in condition) {
    return { or: condition.any.map(logicOf) }
  }
  if ("not" in condition) {
    return { "!": [logicOf(condition.not)] }
  }
  throw new Error("The generated rules compare answers only")
}

const COMPARISONS: Partial<Record<Leaf["operator"], string>> = {
  equals: "===",
  not_equals: "!==",
  greater: ">",
  greater_or_equal: ">=",
  less: "<",
  less_or_equal: "<=",
}
const DERIVED: Partial<Record<Leaf["operator"], [string, string]>> = {
  age_at_least: ["age", ">="],
  age_under: ["age", "<"],
  bmi_at_least: ["bmi", ">="],
  bmi_over: ["bmi", ">"],
  bmi_at_most: ["bmi", "<="],
  bmi_under: ["bmi", "<"],
}

function leafLogic({ question, operator, value }: Leaf): object {
  const given = { var: question }
  const chosen = (option: unknown) => ({
    or: [{ "===": [given, option] }, { in: [option, given] }],
  })
  const plain = COMPARISONS[operator]
  if (plain) {
    return { [plain]: [given, value] }
  }
  const derived = DERIVED[operator]
  if (derived) {
    return { [derived[1]]: [{ var: `${question}_${derived[0]}` }, value] }
  }
  const values = [value].flat()
  switch (operator) {
    case "between":
      return { "<=": [values[0], given, values[1]] }
    case "contains":
      return { in: [value, given] }
    case "any_of":
      return { or: values.map(chosen) }
    case "all_of":
      return { and: values.map(chosen) }
    case "none_of":
      return { "!": [{ or: values.map(chosen) }] }
    case "exists":
      return { "!==": [given, null] }
    default:
      throw new Error(operator)
  }
}

describe("against json-logic-engine", () => {
  it("judges every generated, fully answered rule alike", () => {
    let fired = 0
    let judged = 0
    const cases = generatedForm(false).chain((generated) =>
      fc.record({
        definition: fc.constant(generated.definition),
        answers: fullAnswers(generated.questions),
      })
    )
    fc.assert(
      fc.property(cases, ({ definition, answers }) => {
        const { trace } = evaluate(compileForm(definition), answers, now)
        const data = facts(answers)
        const theirs = definition.rules.filter(
          ({ when }) => engine.build(logicOf(when))(data) === true
        )
        expect(trace.map(({ rule_id }) => rule_id)).toEqual(
          theirs.map(({ id }) => id)
        )
        judged += definition.rules.length
        fired += theirs.length
      }),
      { numRuns: 2_000 }
    )
    // A comparison of rules that always or never apply would say little.
    expect(fired / judged).toBeGreaterThan(0.2)
    expect(fired / judged).toBeLessThan(0.8)
  })
})
