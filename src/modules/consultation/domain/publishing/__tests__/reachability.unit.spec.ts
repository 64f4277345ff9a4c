import type { Condition } from "../../definition/conditions"
import { definitionOf, denying } from "../../../testing/question-form"
import type { Asked } from "../../../testing/question-form"
import { publishingReport } from "../check-for-publishing"
import { checkFormDefinition } from "../check-form"
import { checkReachability } from "../check-reachability"

const OPTIONS = ["a", "b", "c", "d", "none"]
const several = {
  id: "q",
  kind: "multiple",
  exclusive: "none",
  options: OPTIONS.map((value) => ({ value, label: value })),
}
const decimal = { id: "q", kind: "number", whole: false, min: 0, max: 20 }
const body = { id: "q", kind: "height_weight" }
const text = { id: "q", kind: "text" }

const is = (
  operator: Extract<Condition, { question: string }>["operator"],
  value: string | number | string[] | number[]
): Condition => ({ question: "q", operator, value })

const problems = (question: Asked, all: Condition[]) => {
  const check = checkFormDefinition(denying([question], { all }))
  return check.ok ? [] : check.problems.map(({ message }) => message)
}

describe("a rule that answers can fire", () => {
  it.each<[string, Asked, Condition[]]>([
    [
      "two options without a third",
      several,
      [is("contains", "a"), is("contains", "b"), is("none_of", ["c"])],
    ],
    [
      "three options without a fourth",
      several,
      [is("all_of", ["a", "b", "c"]), is("none_of", ["d", "none"])],
    ],
    ["between two decimals", decimal, [is("greater", 5.2), is("less", 5.6)]],
    ["between two BMIs", body, [is("bmi_over", 30), is("bmi_under", 30.5)]],
    [
      "two words of a text",
      text,
      [is("contains", "gtn"), is("contains", "spray")],
    ],
    [
      "a word of a text without another",
      text,
      [is("contains", "gtn"), { not: is("contains", "spray") }],
    ],
    ["a very high BMI", body, [is("bmi_at_least", 80)]],
  ])("is let through: %s", (_, question, all) => {
    expect(problems(question, all)).toEqual([])
  })

  it.each<[string, Asked, Condition[]]>([
    [
      "none of these together with one",
      several,
      [is("contains", "none"), is("contains", "a")],
    ],
    [
      "a number between two that touch",
      decimal,
      [is("greater", 5), is("less", 5)],
    ],
    [
      "a part of a whole number",
      { ...decimal, whole: true },
      [is("greater", 5.2), is("less", 5.6)],
    ],
    ["a body that nobody has", body, [is("bmi_at_least", 400)]],
    [
      "an age that nobody has",
      { id: "q", kind: "date" },
      [is("age_at_least", 150)],
    ],
    [
      "a text that is too long",
      { ...text, max_length: 3 },
      [is("contains", "nitrate")],
    ],
  ])("is refused when nobody can: %s", (_, question, all) => {
    expect(problems(question, all)).toEqual(["can never apply"])
  })
})

describe("a golden case", () => {
  const beyond = denying([decimal], is("greater", 20.5))
  const none = new Set<string>()

  it("proves that its rules can apply, and its questions be asked", () => {
    const definition = definitionOf(beyond)
    expect(checkReachability(definition)).toHaveLength(1)
    const proof = { rules: new Set(["denied"]), questions: none }
    expect(checkReachability(definition, proof)).toEqual([])
    const hidden = definitionOf(
      denying(
        [decimal, { id: "r", kind: "yes_no", show_if: is("less", 0) }],
        is("greater", 3)
      )
    )
    expect(checkReachability(hidden)).toHaveLength(1)
    const asked = { rules: none, questions: new Set(["r"]) }
    expect(checkReachability(hidden, asked)).toEqual([])
  })

  it("proves nothing with an answer that nobody can give", () => {
    const { problems: found } = publishingReport(beyond, [
      {
        id: "beyond",
        title: "Beyond",
        today: "2026-11-21",
        answers: { q: 21 },
        expect: { outcome: "cannot_continue", rules: ["denied"] },
      },
    ])
    expect(found.map(({ message }) => message)).toEqual(["can never apply"])
  })
})
