import type { FormDraft } from "../../definition/form-definition"
import type { Answers } from "../../definition/answers"
import { checkFormDefinition } from "../../publishing/check-form"
import { CALCULATION_OPERATORS } from "../../definition/conditions"
import type { CalculationLeaf } from "../../definition/conditions"
import { compileCondition } from "../compile-condition"
import { compileForm } from "../compile-form"
import { evaluate } from "../evaluate"
import { advice, smallForm } from "../../../testing/small-form"

const now = new Date("2026-11-21T12:00:00Z")
const scored = (...scores: number[]) =>
  scores.map((score, index) => ({
    value: `o${index}`,
    label: `Option ${index}`,
    score,
  }))

/** Sleep, pain and drinks make a score; drinks are asked at times, and the score decides what else is. */
const scoreForm: FormDraft = {
  ...smallForm,
  covers: "test",
  conditions: {},
  calculations: {
    burden: {
      title: "Burden",
      kind: "score",
      questions: ["sleep", "pain", "drinks"],
    },
  },
  sections: [
    {
      id: "all",
      title: "All",
      steps: [
        {
          id: "one",
          title: "One",
          questions: [
            {
              id: "sleep",
              kind: "single",
              label: "Sleep",
              options: scored(0, 1, 3),
            },
            {
              id: "pain",
              kind: "multiple",
              label: "Pain",
              options: scored(2, 2, -1),
            },
            {
              id: "drinks",
              kind: "number",
              label: "Drinks",
              min: 0,
              max: 10,
              whole: false,
              show_if: { question: "sleep", operator: "equals", value: "o2" },
            },
          ],
        },
        {
          id: "two",
          title: "Two",
          show_if: {
            calculation: "burden",
            operator: "greater_or_equal",
            value: 5,
          },
          questions: [{ id: "help", kind: "yes_no", label: "Help?" }],
        },
      ],
    },
  ],
  rules: [
    {
      id: "burdened",
      kind: "flag",
      when: { calculation: "burden", operator: "between", value: [5, 7.5] },
      advice: advice("Rest"),
      reason_code: "burdened",
      clinician_text: "Score from 5 to 7.5",
      source: "Invented for tests",
    },
  ],
  suggestions: { otherwise: "None." },
}

const check = checkFormDefinition(scoreForm)
if (!check.ok) {
  throw new Error(JSON.stringify(check.problems))
}
const form = compileForm(check.definition)
const judge = (answers: Answers) => evaluate(form, answers, now)

describe("a score", () => {
  it.each<[string, Answers, number | null]>([
    ["nothing answered", {}, null],
    ["one answer of two", { sleep: "o1" }, null],
    ["a hidden question adds nothing", { sleep: "o1", pain: ["o0"] }, 3],
    ["its old answer neither", { sleep: "o1", pain: ["o0"], drinks: 9 }, 3],
    ["several options", { sleep: "o1", pain: ["o0", "o1", "o2"] }, 4],
    ["an asked number without an answer", { sleep: "o2", pain: ["o0"] }, null],
    ["numbers by their value", { sleep: "o2", pain: ["o0"], drinks: 0.1 }, 5.1],
    ["an answer of the wrong type", { sleep: 3, pain: ["o0"] }, null],
  ])("%s", (_, answers, burden) => {
    expect(judge(answers).calculations).toEqual({ burden })
  })

  it("decides what is asked, and is in the trace with the answers behind it", () => {
    const result = judge({ sleep: "o2", pain: ["o0"], drinks: 2.5 })
    expect(result.steps.map((step) => step.id)).toEqual(["one", "two"])
    expect(result.missing).toEqual(["help"])
    expect(result.trace).toMatchObject([
      {
        rule_id: "burdened",
        status: "fired",
        answers_used: { sleep: "o2", pain: ["o0"], drinks: 2.5 },
        calculations_used: { burden: 7.5 },
      },
    ])
  })

  it("leaves rules and questions undecided while it is unknown", () => {
    const result = judge({ sleep: "o2", pain: ["o0"] })
    expect(result.outcome).toBe("needs_review")
    expect(result.trace).toMatchObject([
      { rule_id: "burdened", status: "unknown", calculations_used: {} },
    ])
    expect(result.steps.map((step) => step.id)).toEqual(["one"])
  })
})

describe("checking calculations", () => {
  const problems = (change: (form: FormDraft) => void): string => {
    const draft = structuredClone(scoreForm)
    change(draft)
    const result = checkFormDefinition(draft)
    return result.ok
      ? ""
      : result.problems.map((p) => `${p.place}: ${p.message}`).join("\n")
  }
  const burden = (...questions: string[]): FormDraft["calculations"] => ({
    burden: { title: "Burden", kind: "score", questions },
  })

  it.each<[string, (form: FormDraft) => void, string]>([
    [
      "an unknown question",
      (draft) => (draft.calculations = burden("nobody")),
      'calculations.burden: there is no question "nobody"',
    ],
    [
      "a question twice",
      (draft) => (draft.calculations = burden("sleep", "sleep", "drinks")),
      '"sleep" is counted more than once',
    ],
    [
      "a question without a score",
      (draft) => (draft.calculations = burden("sleep", "drinks", "help")),
      "yes_no question, which has no score",
    ],
    [
      "options without a score",
      (draft) => {
        const question = draft.sections[0]?.steps[0]?.questions[0]
        if (question?.kind === "single") {
          Reflect.deleteProperty(question.options[1] ?? {}, "score")
        }
      },
      '"sleep" has options without a score: o1',
    ],
    [
      "an unknown calculation",
      (draft) => (draft.calculations = {}),
      'rules[0] (burdened).when: there is no calculation "burden"',
    ],
    [
      "a comparison beyond the score",
      (draft) => {
        Object.assign(draft.rules[0] ?? {}, {
          when: { calculation: "burden", operator: "greater", value: 17 },
        })
      },
      "the score is never other than -1 to 17",
    ],
    [
      "one number for a range",
      (draft) => {
        Object.assign(draft.rules[0] ?? {}, {
          when: { calculation: "burden", operator: "between", value: 5 },
        })
      },
      "between on a calculation needs two numbers",
    ],
    [
      "a question that is shown by a score it is part of",
      (draft) => {
        Object.assign(draft.sections[0]?.steps[0]?.questions[1] ?? {}, {
          show_if: { calculation: "burden", operator: "less", value: 5 },
        })
      },
      "depends on itself: pain → pain",
    ],
  ])("refuses %s", (_, change, expected) => {
    expect(problems(change)).toContain(expected)
  })

  it("refuses a score of single choices that can't be reached, and takes one that can", () => {
    const only = (operator: "equals" | "less", value: number) =>
      problems((draft) => {
        draft.calculations = burden("sleep")
        Reflect.deleteProperty(draft.sections[0]?.steps[1] ?? {}, "show_if")
        Object.assign(draft.rules[0] ?? {}, {
          when: { calculation: "burden", operator, value },
        })
      })
    expect(only("equals", 2)).toContain("holds of no score there can be")
    expect(only("equals", 3)).toBe("")
    expect(only("less", 1)).toBe("")
  })
})

/** What each comparison makes of the lowest and highest score, and of values at and beside its own. */
const COMPARISONS: [
  CalculationLeaf["operator"],
  CalculationLeaf["value"],
  number[],
  number[],
][] = [
  ["equals", 5, [5], [-1, 4, 6, 17]],
  ["not_equals", 5, [-1, 4, 6, 17], [5]],
  ["greater", 5, [5.1, 17], [-1, 5]],
  ["greater_or_equal", 5, [5, 17], [-1, 4.9]],
  ["less", 5, [-1, 4.9], [5, 17]],
  ["less_or_equal", 5, [-1, 5], [5.1, 17]],
  ["between", [-1, 5], [-1, 0, 5], [-1.1, 5.1, 17]],
]

describe("comparing a calculation", () => {
  const ask = (
    leaf: Omit<CalculationLeaf, "calculation">,
    value: number | null
  ) =>
    compileCondition(
      { calculation: "c", ...leaf },
      {
        slots: new Map(),
        named: new Map(),
        calculations: new Map([["c", () => value]]),
      }
    )({ now, given: 0, seen: [], scores: [] })

  it("has a row for every operator", () => {
    expect(COMPARISONS.map(([operator]) => operator)).toEqual([
      ...CALCULATION_OPERATORS,
    ])
  })

  it.each(COMPARISONS)("%s %p", (operator, value, matching, others) => {
    const judged = (results: (number | null)[]) =>
      results.map((result) => ask({ operator, value }, result))
    expect(judged(matching)).toEqual(matching.map(() => true))
    expect(judged(others)).toEqual(others.map(() => false))
    expect(judged([null])).toEqual([null])
  })
})
