import fc from "fast-check"
import { smallForm } from "../../../testing/small-form"
import { planAnswers } from "../../answering/plan-answers"
import type { Answers, AnswerValue } from "../../definition/answers"
import { formDefinitionSchema } from "../../definition/form-definition"
import { compileForm } from "../../evaluation/compile-form"
import {
  changedAnswers,
  changesByQuestion,
  LONGEST_TAPE,
  replayTape,
} from "../tape"
import type { TapeEvent } from "../tape"

const form = compileForm(formDefinitionSchema.parse(smallForm))
const NOW = new Date("2026-11-21T12:00:00Z")

const event = (
  seq: number,
  value: AnswerValue | null,
  rest: Partial<TapeEvent> = {}
): TapeEvent => ({
  seq,
  question_id: "smoking",
  kind: "changed",
  previous: null,
  value,
  outcome_at_time: "continue",
  at: new Date(NOW.getTime() + seq * 60_000),
  ...rest,
})

/** What a consultation writes when these inputs come in one after the other. */
function record(inputs: { question: string; value: AnswerValue | null }[]) {
  let answers: Answers = {}
  const tape: TapeEvent[] = []
  for (const input of inputs) {
    const plan = planAnswers(form, answers, [input], NOW)
    if (plan.ok) {
      answers = plan.answers
      tape.push(
        ...plan.changes.map((change, index) => ({
          ...change,
          previous: change.previous ?? null,
          value: change.value ?? null,
          seq: tape.length + 1 + index,
          outcome_at_time: plan.evaluation.outcome,
          at: NOW,
        }))
      )
    }
  }
  return { answers, tape }
}

const input = fc.oneof(
  fc.record({
    question: fc.constantFrom("chest_pain", "statin_trouble"),
    value: fc.constantFrom("yes", "no", null),
  }),
  fc.record({
    question: fc.constant("smoking"),
    value: fc.constantFrom("never", "daily", null, "unheard_of"),
  }),
  fc.record({
    question: fc.constant("cigarettes"),
    value: fc.oneof(fc.integer({ min: -1, max: 101 }), fc.constant(null)),
  }),
  fc.record({
    question: fc.constant("medicines"),
    value: fc.oneof(
      fc.subarray(["nitrate", "statin"], { minLength: 1 }),
      fc.constant<string[]>(["none"]),
      fc.constant(null)
    ),
  })
)

it("replayed, gives the answers that are stored", () => {
  let changed = 0
  fc.assert(
    fc.property(
      fc.array(input, { minLength: 5, maxLength: 40, size: "max" }),
      fc.infiniteStream(fc.nat()),
      (inputs, order) => {
        const { answers, tape } = record(inputs)
        // In whatever order the rows are read.
        const shuffled = [...tape].sort(
          () => (order.next().value ?? 0) - (order.next().value ?? 0)
        )
        expect(replayTape(shuffled)).toEqual(answers)
        const summary = changedAnswers(shuffled)
        const others =
          tape.length - new Set(tape.map((e) => e.question_id)).size
        expect(summary.reduce((sum, one) => sum + one.times, 0)).toBe(others)
        changed += others
      }
    ),
    { numRuns: 300 }
  )
  expect(changed).toBeGreaterThan(500)
})

it("tells the first answer, each change, the time between and the outcomes", () => {
  const tape = [
    event(1, "daily", { kind: "given", outcome_at_time: "needs_review" }),
    event(2, "yes", { question_id: "chest_pain", kind: "given" }),
    event(4, "never", { previous: "daily" }),
    event(9, null, { previous: "never", kind: "withdrawn" }),
  ]
  expect(changedAnswers(tape)).toEqual([
    {
      question_id: "smoking",
      first: {
        value: "daily",
        outcome: "needs_review",
        at: new Date("2026-11-21T12:01:00Z"),
      },
      changes: [
        expect.objectContaining({
          kind: "changed",
          from: "daily",
          to: "never",
          outcome: "continue",
          seconds_since_previous: 180,
        }),
        expect.objectContaining({
          kind: "withdrawn",
          to: null,
          seconds_since_previous: 300,
        }),
      ],
      times: 2,
      denied_before: false,
    },
  ])
})

it("has what was changed after a denial first, then what was changed most", () => {
  const tape = [
    event(1, "a", { question_id: "often", kind: "given" }),
    event(2, "b", { question_id: "often" }),
    event(3, "c", { question_id: "often" }),
    event(4, "a", { question_id: "once", kind: "given" }),
    event(5, "b", { question_id: "once" }),
    event(6, "yes", {
      question_id: "denying",
      kind: "given",
      outcome_at_time: "cannot_continue",
    }),
    event(7, "no", { question_id: "denying" }),
  ]
  expect(changedAnswers(tape).map((one) => one.question_id)).toEqual([
    "denying",
    "often",
    "once",
  ])
  expect(changedAnswers(tape)[0]?.denied_before).toBe(true)
})

it.each([
  ["ended by the denial", 1, false],
  ["went on with another question", 2, false],
  ["changed another answer to get past", 3, true],
])(
  "%s: denied then changed after %i entries is %s",
  (_name, take, expected) => {
    const tape = [
      event(1, "yes", { kind: "given", outcome_at_time: "cannot_continue" }),
      event(2, "x", {
        question_id: "other",
        kind: "given",
        outcome_at_time: "cannot_continue",
      }),
      event(3, "y", { question_id: "other" }),
    ]
    expect(
      changedAnswers(tape.slice(0, take)).some((one) => one.denied_before)
    ).toBe(expected)
  }
)

describe("The longest tape", () => {
  const tape = Array.from({ length: LONGEST_TAPE }, (_, index) =>
    event(index + 1, index % 2 === 0 ? "never" : "daily", {
      kind: index === 0 ? "given" : "changed",
    })
  )

  it("is read whole", () => {
    const [changed] = changedAnswers(tape)
    expect(changed?.changes).toHaveLength(LONGEST_TAPE - 1)
    expect(replayTape(tape)).toEqual({ smoking: "daily" })
  })

  it("counts what was changed or taken back, not what was given", () => {
    expect(Object.fromEntries(changesByQuestion(tape))).toEqual({
      smoking: LONGEST_TAPE - 1,
    })
    expect(changesByQuestion([event(1, "never", { kind: "given" })])).toEqual(
      new Map()
    )
  })
})
