import type { AnswerValue } from "../../definition/answers"
import type { Condition } from "../../definition/conditions"
import type { GoldenCase } from "../../definition/golden-case"
import { definitionOf, denying } from "../../../testing/question-form"
import type { Asked } from "../../../testing/question-form"
import { checkForPublishing } from "../check-for-publishing"
import { checkFormDefinition } from "../check-form"
import { mutationReport } from "../mutation-report"

const yesNo = (id: string): Asked => ({ id, kind: "yes_no" })
const yes = (question: string): Condition => ({
  question,
  operator: "equals",
  value: "yes",
})
const scored = (id: string, ...scores: number[]): Asked => ({
  id,
  kind: "single",
  options: scores.map((score) => ({
    value: `v${score}`,
    label: String(score),
    score,
  })),
})
const text = { id: "note", kind: "text", required: false }
const noted: Condition = { question: "note", operator: "exists" }
const says = (value: string): Condition => ({
  question: "note",
  operator: "contains",
  value,
})

const golden = (
  id: string,
  answers: Record<string, AnswerValue>,
  outcome: GoldenCase["expect"]["outcome"]
): GoldenCase => ({
  id,
  title: id,
  today: "2026-11-21",
  answers,
  expect: { outcome, rules: outcome === "cannot_continue" ? ["denied"] : [] },
})

const details = (
  questions: readonly Asked[],
  when: Condition,
  cases: readonly GoldenCase[] = []
) =>
  mutationReport(definitionOf(denying(questions, when)), cases)
    .slice(2)
    .map(({ detail }) => detail)

describe("every member of every group", () => {
  it("is left out once, nested groups whole", () => {
    const when: Condition = {
      any: [
        { all: [yes("a"), yes("b")] },
        { not: { any: [yes("b"), yes("c")] } },
      ],
    }
    expect(details(["a", "b", "c"].map(yesNo), when)).toEqual([
      '"yes" of a is left out',
      '"yes" of b is left out',
      "(a equals yes and b equals yes) is left out",
      '"yes" of b is left out',
      '"yes" of c is left out',
      "not (b equals yes or c equals yes) is left out",
    ])
  })

  it("has to be noticed by a golden case", () => {
    const questions = ["a", "b", "c"].map(yesNo)
    const when: Condition = { any: [yes("a"), { all: [yes("b"), yes("c")] }] }
    const cases = [
      golden("well", { a: "no", b: "no", c: "no" }, "continue"),
      golden("a", { a: "yes", b: "no", c: "no" }, "cannot_continue"),
      golden("b", { a: "no", b: "yes", c: "no" }, "continue"),
      golden("c", { a: "no", b: "no", c: "yes" }, "continue"),
    ]
    const problems = (all: readonly GoldenCase[]) =>
      checkForPublishing(denying(questions, when), all).map(
        ({ message }) => message
      )
    expect(problems(cases)).toEqual([
      "no golden case notices when (b equals yes and c equals yes) is left out",
    ])
    const both = golden(
      "bc",
      { a: "no", b: "yes", c: "yes" },
      "cannot_continue"
    )
    expect(problems([...cases, both])).toEqual([])
  })
})

describe("what has no number and no option", () => {
  it("is negated: whether there is an answer, and what a text says", () => {
    expect(details([text], { all: [noted, says("gtn")] })).toEqual([
      "note exists is negated",
      "note exists is left out",
      "note contains gtn is negated",
      "note contains gtn is left out",
    ])
    const absent = { ...noted, value: false }
    expect(details([text], absent)).toEqual(["note exists false is negated"])
  })
})

describe("a number that is moved", () => {
  const total =
    (...scores: number[]) =>
    (when: Condition) => {
      const draft = denying([scored("q", ...scores)], when, {
        calculations: {
          total: { title: "T", kind: "score", questions: ["q"] },
        },
      })
      return mutationReport(definitionOf(draft), [])
        .slice(2)
        .map(({ detail }) => detail)
    }
  const score = (operator: "greater" | "greater_or_equal", value: number) => ({
    calculation: "total",
    operator,
    value,
  })

  it("goes to the next score that there can be", () => {
    expect(total(0, 2, 4)(score("greater_or_equal", 2))).toEqual([
      "total greater_or_equal 2 is 0",
      "total greater_or_equal 2 is 4",
    ])
    // Above 0 are the same scores as above 1.
    expect(total(0, 2, 4)(score("greater", 1))).toEqual([
      "total greater 1 is -1",
      "total greater 1 is 2",
    ])
  })

  it("lets a score of uneven steps be published", () => {
    const draft = denying(
      [scored("q", 0, 2, 4)],
      score("greater_or_equal", 2),
      {
        calculations: {
          total: { title: "T", kind: "score", questions: ["q"] },
        },
      }
    )
    expect(
      checkForPublishing(draft, [
        golden("none", { q: "v0" }, "continue"),
        golden("two", { q: "v2" }, "cannot_continue"),
      ])
    ).toEqual([])
  })

  it("knows the sums of several choices and whole numbers", () => {
    const several = {
      ...scored("m", 10, 20),
      kind: "multiple",
    }
    const count = { id: "n", kind: "number", min: 0, max: 1 }
    const draft = denying([several, count], score("greater", 11), {
      calculations: {
        total: { title: "T", kind: "score", questions: ["m", "n"] },
      },
    })
    // 10, 11, 20, 21, 30 and 31 there can be.
    expect(
      mutationReport(definitionOf(draft), [])
        .slice(2)
        .map(({ detail }) => detail)
    ).toEqual(["total greater 11 is 10", "total greater 11 is 20"])
  })

  it("is left out where nothing that is asked could tell", () => {
    const count = { id: "n", kind: "number", min: 0, max: 9 }
    const more = {
      ...yesNo("more"),
      show_if: { question: "n", operator: "greater", value: 3 },
    }
    const over = (value: number): Condition => ({
      question: "n",
      operator: "greater",
      value,
    })
    // It is asked above 3 only, so that above 2 and above 3 are the same.
    expect(details([count, more], { all: [yes("more"), over(3)] })).toEqual([
      '"yes" of more is left out',
      "n greater 3 is 4",
    ])
  })
})

describe("a comparison that decides nothing", () => {
  const count = { id: "n", kind: "number", min: 0, max: 9 }
  it.each<[string, Asked, Condition]>([
    [
      "a number at its least",
      count,
      { question: "n", operator: "greater_or_equal", value: 0 },
    ],
    [
      "a number above what can be",
      count,
      { question: "n", operator: "less", value: 10 },
    ],
    [
      "any age",
      { id: "n", kind: "date" },
      { question: "n", operator: "age_at_least", value: 0 },
    ],
    [
      "any body",
      { id: "n", kind: "height_weight" },
      { question: "n", operator: "bmi_over", value: 1 },
    ],
    [
      "every option",
      yesNo("n"),
      { question: "n", operator: "any_of", value: ["yes", "no"] },
    ],
  ])("is refused: %s", (_, question, when) => {
    const check = checkFormDefinition(denying([question], when))
    expect(check.ok ? [] : check.problems).toMatchObject([
      {
        place: "rules[0] (denied).when",
        message: expect.stringContaining("holds of every answer to n"),
      },
    ])
  })

  it.each([
    ["every", "not_equals", 3],
    ["no", "equals", 3],
    ["every", "greater_or_equal", 0],
  ] as const)("is refused of a score: %s", (which, operator, value) => {
    const check = checkFormDefinition(
      denying(
        [scored("q", 0, 2, 4)],
        { calculation: "total", operator, value },
        {
          calculations: {
            total: { title: "T", kind: "score", questions: ["q"] },
          },
        }
      )
    )
    expect(JSON.stringify(check)).toContain(
      `holds of ${which} score there can be`
    )
  })
})
