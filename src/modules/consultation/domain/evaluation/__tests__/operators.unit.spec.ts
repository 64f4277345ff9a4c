import type { AnswerValue } from "../../definition/answers"
import { compileCondition } from "../compile-condition"
import { OPERATORS } from "../../definition/conditions"
import type {
  Condition,
  ConditionValue,
  Operator,
} from "../../definition/conditions"
import { OPERATOR_KINDS, valueProblem } from "../operators"
import { questionSchema } from "../../definition/questions"
import type { Question, QuestionKind } from "../../definition/questions"
import { startRun } from "../run"
import type { Truth } from "../truth"
import { fitOf } from "../well-typed"

const now = new Date("2026-11-21T12:00:00Z")
const options = ["a", "b", "c"].map((value) => ({ value, label: value }))

const QUESTIONS = Object.fromEntries(
  [
    { kind: "single", options },
    { kind: "multiple", options },
    { kind: "yes_no" },
    { kind: "text" },
    { kind: "number", min: 0, max: 200 },
    { kind: "date" },
    { kind: "height_weight" },
    { kind: "file" },
    { kind: "information" },
  ].map((fields) => [
    fields.kind,
    questionSchema.parse({ id: "q", label: "Q", ...fields }),
  ])
)

const question = (kind: QuestionKind) => {
  const found = QUESTIONS[kind]
  if (!found) {
    throw new Error(kind)
  }
  return found
}

/** A condition on the one question there is, judged with an answer as the store might hold it. */
function judge(
  condition: Condition,
  asked: Question,
  answer: unknown,
  active: Truth = true
): Truth {
  const slot = { id: "q", question: asked, position: 0, fits: fitOf(asked) }
  const holds = compileCondition(condition, {
    slots: new Map([["q", slot]]),
    named: new Map(),
    calculations: new Map(),
  })
  return holds(
    startRun(
      {
        slots: [slot],
        slotsById: new Map([["q", slot]]),
        conditional: [{ position: 0, shown: () => active }],
      },
      answer === undefined ? {} : { q: answer as AnswerValue },
      now
    )
  )
}

const ask = (
  kind: QuestionKind,
  operator: Operator,
  value: ConditionValue | undefined,
  answer: unknown
): Truth => judge({ question: "q", operator, value }, question(kind), answer)

/** A fitting value per operator and kind, with answers that match and that don't. */
const CASES: [
  Operator,
  QuestionKind,
  ConditionValue | undefined,
  unknown[],
  unknown[],
][] = [
  ["equals", "single", "a", ["a"], ["b"]],
  ["equals", "yes_no", "yes", ["yes"], ["no"]],
  ["equals", "number", 18, [18, 18.0], [17, 19, 0, 200]],
  ["equals", "text", "nuts", ["nuts"], ["Nuts", "nut"]],
  ["not_equals", "single", "a", ["b"], ["a"]],
  ["not_equals", "yes_no", "yes", ["no"], ["yes"]],
  ["not_equals", "number", 18, [17, 0, 200], [18]],
  ["not_equals", "text", "nuts", ["soy"], ["nuts"]],
  ["any_of", "single", ["a", "b"], ["a", "b"], ["c"]],
  ["any_of", "yes_no", ["yes", "no"], ["yes", "no"], []],
  ["any_of", "multiple", ["a", "b"], [["a"], ["b", "c"]], [["c"]]],
  [
    "all_of",
    "multiple",
    ["a", "b"],
    [
      ["a", "b"],
      ["b", "c", "a"],
    ],
    [["a"], ["c"]],
  ],
  ["none_of", "single", ["a", "b"], ["c"], ["a"]],
  ["none_of", "yes_no", ["no"], ["yes"], ["no"]],
  ["none_of", "multiple", ["a", "b"], [["c"]], [["a"], ["a", "c"]]],
  ["contains", "multiple", "b", [["a", "b"]], [["a", "c"]]],
  ["contains", "text", "Warf", ["takes warfarin"], ["nothing"]],
  ["greater", "number", 18, [18.1, 200], [18, 0]],
  ["greater_or_equal", "number", 18, [18, 200], [17.9, 0]],
  ["less", "number", 18, [17.9, 0], [18, 200]],
  ["less_or_equal", "number", 18, [18, 0], [18.1, 200]],
  ["between", "number", [18, 65], [18, 65, 40], [17.9, 65.1, 0, 200]],
  ["exists", "single", undefined, ["a"], []],
  ["exists", "multiple", undefined, [["a"]], []],
  ["exists", "yes_no", undefined, ["no"], []],
  ["exists", "text", undefined, ["x"], []],
  ["exists", "number", undefined, [0], []],
  ["exists", "date", undefined, ["2000-01-01"], []],
  ["exists", "height_weight", undefined, [{ height_cm: 1, weight_kg: 1 }], []],
  ["exists", "file", undefined, [{ file_id: "f", name: "n" }], []],
  [
    "age_at_least",
    "date",
    18,
    ["2008-11-21", "1900-01-01"],
    ["2008-11-22", "2026-11-21"],
  ],
  [
    "age_under",
    "date",
    18,
    ["2008-11-22", "2026-11-21"],
    ["2008-11-21", "1900-01-01"],
  ],
  ["bmi_at_least", "height_weight", 30, [bmi(30), bmi(30.1)], [bmi(29.9)]],
  ["bmi_over", "height_weight", 30, [bmi(30.1)], [bmi(30), bmi(29.9)]],
  ["bmi_at_most", "height_weight", 30, [bmi(30), bmi(29.9)], [bmi(30.1)]],
  ["bmi_under", "height_weight", 30, [bmi(29.9)], [bmi(30), bmi(30.1)]],
  [
    "bmi_between",
    "height_weight",
    [27, 29.9],
    [bmi(27), bmi(29.9)],
    [bmi(26.9), bmi(30)],
  ],
]

function bmi(value: number) {
  return { height_cm: 200, weight_kg: value * 4 }
}

/** An answer of each kind, so that the wrong ones can be tried on the others. */
const WRONG: Record<QuestionKind, unknown[]> = {
  single: ["z", "", 1, true, null, ["a"], {}],
  multiple: [[], ["z"], "a", "", 1, null, {}],
  yes_no: ["maybe", "", "YES", true, 1, null, ["yes"]],
  text: ["", "  ", 1, true, null, ["a"], {}],
  number: ["18", "", Number.NaN, Infinity, true, null, [18]],
  date: ["", "yesterday", "2000-1-1", 20000101, null, {}],
  height_weight: [
    "",
    "30",
    30,
    null,
    {},
    { height_cm: 180 },
    { height_cm: 0, weight_kg: 80 },
  ],
  file: ["", "f", 1, null, []],
  information: [],
}

describe("operators on kinds", () => {
  it("has a case for every cell of the table", () => {
    const cells = OPERATORS.flatMap((operator) =>
      Object.keys(OPERATOR_KINDS[operator]).map((kind) => `${operator} ${kind}`)
    )
    expect(
      CASES.map(([operator, kind]) => `${operator} ${kind}`).sort()
    ).toEqual(cells.sort())
  })

  it.each(CASES)("%s on %s %p", (operator, kind, value, matching, others) => {
    expect(valueProblem(question(kind), operator, value)).toBeUndefined()
    for (const answer of matching) {
      expect(ask(kind, operator, value, answer)).toBe(true)
    }
    for (const answer of others) {
      expect(ask(kind, operator, value, answer)).toBe(false)
    }
    for (const answer of [undefined, ...WRONG[kind]]) {
      expect(ask(kind, operator, value, answer)).toBeNull()
    }
  })

  it("refuses every operator on every other kind, and every value of the wrong shape", () => {
    for (const operator of OPERATORS) {
      for (const { kind, ...rest } of Object.values(QUESTIONS)) {
        const shape = OPERATOR_KINDS[operator][kind]
        const bad: (ConditionValue | undefined)[] =
          shape === undefined
            ? [undefined, "a", 1, ["a"]]
            : shape === "presence"
              ? ["a", 1, ["a"]]
              : [undefined, true, "", [], "zzz-unknown"].filter(
                  (value) => shape !== "text" || value !== "zzz-unknown"
                )
        for (const value of bad) {
          expect(
            valueProblem(
              questionSchema.parse({ kind, ...rest }),
              operator,
              value
            )
          ).toEqual(expect.any(String))
        }
      }
    }
  })

  it.each([
    ["an upside-down range", "between", [65, 18]],
    ["a range of one", "between", [65]],
    ["an infinite bound", "greater", Infinity],
  ] as const)("refuses %s", (_, operator, value) => {
    expect(
      valueProblem(
        question("number"),
        operator,
        [value].flat().length > 1 || Array.isArray(value)
          ? [...[value].flat()]
          : (value as number)
      )
    ).toEqual(expect.any(String))
  })

  it("treats a question that isn't asked as not matching, and one of which that isn't known as unknown", () => {
    const run = (active: Truth) =>
      judge(
        { question: "q", operator: "exists" },
        question("text"),
        "x",
        active
      )
    expect([run(true), run(false), run(null)]).toEqual([true, false, null])
  })

  it("knows an optional question that was left open", () => {
    const optional = questionSchema.parse({
      id: "q",
      label: "Q",
      kind: "text",
      required: false,
    })
    const open = (value?: boolean) =>
      judge({ question: "q", operator: "exists", value }, optional, undefined)
    expect([open(), open(true), open(false)]).toEqual([false, false, true])
  })
})
