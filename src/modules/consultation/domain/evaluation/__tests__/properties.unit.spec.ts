import fc from "fast-check"
import { fullAnswers, generatedForm } from "../../../testing/generated-forms"
import type { Optional } from "../../../testing/generated-forms"
import { planAnswers } from "../../answering/plan-answers"
import type { Answers, AnswerValue } from "../../definition/answers"
import { compileForm } from "../compile-form"
import { evaluate } from "../evaluate"
import { startRun } from "../run"

jest.setTimeout(120_000)

const now = new Date("2026-11-21T12:00:00Z")

const answering = (optional: Optional) =>
  generatedForm(true, optional).chain((generated) =>
    fc.record({
      form: fc.constant(compileForm(generated.definition)),
      questions: fc.constant(generated.questions),
      answers: fullAnswers(generated.questions),
    })
  )
const answered = answering("guarded")

/** Answers, and questions whose answers are taken away again. */
const taken = (optional: Optional, kinds: (kind: string) => boolean) =>
  answering(optional).chain(({ form, questions, answers }) =>
    fc.record({
      form: fc.constant(form),
      answers: fc.constant(answers),
      gone: fc.subarray(
        questions.flatMap(({ id, kind }) => (kinds(kind) ? [id] : []))
      ),
    })
  )

const shuffled = <T>(items: readonly T[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length })

describe("every generated form", () => {
  it("gives the same whatever order the answers were given in", () => {
    const cases = answered.chain(({ form, answers }) => {
      // Only what is asked with all answers can be answered at all.
      const active = evaluate(form, answers, now).answers
      return fc.record({
        form: fc.constant(form),
        active: fc.constant(active),
        order: shuffled(Object.entries(active)),
      })
    })
    fc.assert(
      fc.property(cases, ({ form, active, order }) => {
        const { trace, outcome, steps, missing } = evaluate(form, active, now)
        const inputs = order.map(([question, value]) => ({ question, value }))
        const atOnce = planAnswers(form, {}, inputs, now)
        expect(atOnce).toMatchObject({
          ok: true,
          evaluation: { trace, outcome, steps, missing },
        })
        expect(oneByOne(form, order)).toMatchObject({
          trace,
          outcome,
          steps,
          missing,
        })
      }),
      { numRuns: 200 }
    )
  })

  it("gives hidden answers no effect", () => {
    fc.assert(
      fc.property(answered, ({ form, answers }) => {
        const seen = evaluate(form, answers, now)
        expect(evaluate(form, seen.answers, now)).toEqual(seen)
      }),
      { numRuns: 500 }
    )
  })

  it.each([
    // Whether an answer is there can be judged: left open, it is an answer too.
    ["required", taken("guarded", (kind) => kind !== "text")],
    ["required or optional", taken("bare", () => true)],
  ])("never gets better by a %s answer that is taken away", (_, cases) => {
    fc.assert(
      fc.property(cases, ({ form, answers, gone }) => {
        const part = without(answers, gone)
        const known = evaluate(form, part, now).outcome
        const final = evaluate(form, answers, now).outcome
        // What is decided with less is decided with more; else it is reviewed.
        expect([final, "needs_review"]).toContain(known)
      }),
      { numRuns: 1_000 }
    )
  })

  it("misses nothing only when it is known of every required question whether it is asked", () => {
    let complete = 0
    fc.assert(
      fc.property(
        fc.oneof(
          taken("bare", (kind) => kind === "text"),
          taken("guarded", (kind) => kind === "text")
        ),
        ({ form, answers, gone }) => {
          const part = without(answers, gone)
          if (evaluate(form, part, now).missing.length > 0) {
            return
          }
          complete += 1
          const { seen } = startRun(form, part, now)
          const undecided = form.slots.filter(
            ({ question, position }) =>
              question.required && seen[position] === null
          )
          expect(undecided).toEqual([])
        }
      ),
      { numRuns: 1_000 }
    )
    expect(complete).toBeGreaterThan(100)
  })

  it("changes neither the form nor the answers, and says the same again", () => {
    fc.assert(
      fc.property(answered, ({ form, answers }) => {
        const before = structuredClone([form.definition, answers])
        const first = structuredClone(evaluate(form, answers, now))
        expect(evaluate(form, answers, now)).toEqual(first)
        expect([form.definition, answers]).toEqual(before)
      })
    )
  })
})

/** Answers given one at a time, each as soon as its question is asked. */
function oneByOne(
  form: ReturnType<typeof compileForm>,
  order: readonly [string, AnswerValue][]
) {
  let waiting = [...order]
  let answers: Answers = {}
  let evaluation = evaluate(form, answers, now)
  for (let round = 0; round <= order.length; round += 1) {
    const refused: [string, AnswerValue][] = []
    for (const [question, value] of waiting) {
      const plan = planAnswers(form, answers, [{ question, value }], now)
      if (plan.ok) {
        ;({ answers, evaluation } = plan)
      } else {
        refused.push([question, value])
      }
    }
    waiting = refused
  }
  expect(waiting).toEqual([])
  return evaluation
}

const without = (answers: Answers, gone: readonly string[]): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(([id]) => !gone.includes(id))
  )
