import fc from "fast-check"
import { flagAdvice, denialAdvice } from "../../definition/advice"
import type { Answers, AnswerValue } from "../../definition/answers"
import { checkFormDefinition } from "../../publishing/check-form"
import { compileForm } from "../compile-form"
import { evaluate, suggestionReason } from "../evaluate"
import { passing, smallForm } from "../../../testing/small-form"

const check = checkFormDefinition(smallForm)
if (!check.ok) {
  throw new Error(JSON.stringify(check.problems))
}
const form = compileForm(check.definition)
const now = new Date("2026-11-21T12:00:00Z")
const judge = (answers: Answers) => evaluate(form, answers, now)

const ANSWERS: Record<string, fc.Arbitrary<AnswerValue>> = {
  birth: fc.constantFrom(
    "1950-01-01",
    "1990-05-04",
    "2008-11-21",
    "2008-11-22"
  ),
  body: fc.record({
    height_cm: fc.integer({ min: 150, max: 200 }),
    weight_kg: fc.integer({ min: 40, max: 150 }),
  }),
  chest_pain: fc.constantFrom("yes", "no"),
  smoking: fc.constantFrom("never", "daily"),
  cigarettes: fc.integer({ min: 1, max: 100 }),
  medicines: fc.constantFrom(["none"], ["statin"], ["nitrate", "statin"]),
  statin_trouble: fc.constantFrom("yes", "no"),
  allergy: fc.string({ minLength: 1 }).map((text) => `a${text}`),
}
const complete = fc.record(ANSWERS)
const partial = fc
  .record(ANSWERS, { requiredKeys: [] })
  .map(
    (answers): Record<string, AnswerValue> =>
      Object.fromEntries(
        Object.entries(answers).flatMap(([id, value]) =>
          value === undefined ? [] : [[id, value]]
        )
      )
  )

describe("outcome", () => {
  it.each<[string, Record<string, AnswerValue>, string, string[]]>([
    ["nothing wrong", {}, "continue", []],
    ["chest pain", { chest_pain: "yes" }, "cannot_continue", ["chest_pain"]],
    ["17 today", { birth: "2009-11-21" }, "cannot_continue", ["young"]],
    ["18 today", { birth: "2008-11-21" }, "continue", []],
    ["18 tomorrow", { birth: "2008-11-22" }, "cannot_continue", ["young"]],
    ["20 a day", { smoking: "daily", cigarettes: 20 }, "continue", []],
    [
      "21 a day",
      { smoking: "daily", cigarettes: 21 },
      "needs_review",
      ["heavy_smoker"],
    ],
    [
      "BMI 18.4",
      { body: { height_cm: 200, weight_kg: 73.9 } },
      "needs_review",
      ["low_weight"],
    ],
    ["BMI 18.5", { body: { height_cm: 200, weight_kg: 74 } }, "continue", []],
    ["an allergy", { allergy: "nuts" }, "needs_review", ["allergy"]],
    [
      "two denials and a flag",
      { chest_pain: "yes", medicines: ["nitrate"], allergy: "nuts" },
      "cannot_continue",
      ["chest_pain", "nitrate", "allergy"],
    ],
  ])("%s", (_, answers, outcome, rules) => {
    const result = judge({ ...passing, ...answers })
    const fired = result.trace.filter((entry) => entry.status === "fired")
    expect(result.outcome).toBe(outcome)
    expect(fired.map((entry) => entry.rule_id)).toEqual(rules)
  })

  it("says which answers a rule used and why, and leads with the most urgent advice", () => {
    const { trace } = judge({
      ...passing,
      medicines: ["nitrate"],
      chest_pain: "yes",
      allergy: "nuts",
    })
    expect(trace[1]).toMatchObject({
      rule_id: "nitrate",
      kind: "deny",
      status: "fired",
      answers_used: { medicines: ["nitrate"] },
      source: "Invented for tests",
    })
    expect(denialAdvice(trace)).toEqual({
      level: "emergency",
      title: "About chest_pain",
      advice: ["What to do: about chest_pain.", "What to do: about nitrate."],
      phone_links: [{ label: "Call 999", href: "tel:999" }],
    })
    expect(flagAdvice(trace).map(({ title }) => title)).toEqual([
      "About allergy",
    ])
  })

  it("shows only the steps that are asked and tells which are complete", () => {
    const hidden = judge(passing).steps.map((step) => step.id)
    expect(hidden).toEqual(["birth", "history", "medicines"])
    const result = judge({
      ...passing,
      medicines: ["statin"],
      smoking: "daily",
    })
    expect(result.steps.map((step) => [step.id, step.complete])).toEqual([
      ["birth", true],
      ["history", false],
      ["medicines", true],
      ["statin", false],
    ])
    expect(result.missing).toEqual(["cigarettes", "statin_trouble"])
    expect(result.outcome).toBe("needs_review")
  })

  it("gives each treatment its reason, without an order", () => {
    const reason = (ingredient: string, answers: Answers) =>
      suggestionReason(form, answers, now, ingredient)
    const statin = { ...passing, medicines: ["statin"] }
    expect(reason("Atorvastatin", statin)).toBe("You take something already.")
    expect(reason("Atorvastatin", passing)).toContain("discussed")
    expect(reason("another", statin)).toContain("discussed")
  })
})

describe("properties", () => {
  it("does not depend on the order of the answers", () => {
    fc.assert(
      fc.property(partial, fc.infiniteStream(fc.nat()), (answers, numbers) => {
        const shuffled = Object.entries(answers)
          .map((entry) => ({ entry, rank: numbers.next().value }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ entry }) => entry)
        expect(judge(Object.fromEntries(shuffled))).toEqual(judge(answers))
      })
    )
  })

  it("gives hidden answers no effect", () => {
    fc.assert(
      fc.property(partial, (answers) => {
        const seen = judge(answers)
        expect(judge(seen.answers)).toEqual(seen)
      })
    )
  })

  it("never lets a missing answer improve an outcome", () => {
    // What is left out of `kept` could have been anything; `full` is one possibility.
    const withPart = complete.chain((full) =>
      fc.subarray(Object.keys(full)).map((kept) => ({ full, kept }))
    )
    fc.assert(
      fc.property(withPart, ({ full, kept }) => {
        // Leaving an optional question open is an answer, so it stays as it is.
        const part = Object.fromEntries(
          Object.entries(full).filter(
            ([id]) => kept.includes(id) || id === "allergy"
          )
        )
        const [known, final] = [judge(part).outcome, judge(full).outcome]
        if (known !== "needs_review") {
          expect(final).toBe(known)
        }
      }),
      { numRuns: 500 }
    )
  })

  it("takes a mistyped stored value for no answer at all", () => {
    const wrong = fc.constantFrom<AnswerValue>("", "x", 3, [], ["x"], {
      file_id: "f",
      name: "n",
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(passing)),
        wrong,
        (id, value) => {
          // A one-letter text is no answer to any of these questions.
          const result = judge({ ...passing, [id]: value })
          expect(result.outcome).toBe("needs_review")
          expect(result.missing).toContain(id)
        }
      )
    )
  })
})
