import type { AnswerValue } from "../../definition/answers"
import { denying } from "../../../testing/question-form"
import type { Asked } from "../../../testing/question-form"
import { checkForPublishing, publishingReport } from "../check-for-publishing"

const draft = (question: Asked) =>
  denying([question], { question: "q", operator: "exists" })
const golden = (answer: AnswerValue) => ({
  id: "one",
  title: "One",
  today: "2026-11-21",
  answers: { q: answer },
  expect: { outcome: "cannot_continue", rules: ["denied"] },
})

describe("a golden case with an answer that nobody can give", () => {
  const number = { id: "q", kind: "number", min: 1, max: 9 }
  const several = {
    id: "q",
    kind: "multiple",
    exclusive: "none",
    options: ["a", "b", "none"].map((value) => ({ value, label: value })),
  }
  it.each<[string, Asked, AnswerValue, string]>([
    ["a number above the most", number, 10, "between 1 and 9"],
    ["a number below the least", number, 0, "between 1 and 9"],
    ["a part of a whole number", number, 1.5, "whole number"],
    ["no day", { id: "q", kind: "date" }, "2026-99-99", "real date"],
    ["a day to come", { id: "q", kind: "date" }, "2026-11-22", "future"],
    ["none beside one", several, ["a", "none"], "none applies"],
    ["an option twice", several, ["a", "a"], "each once"],
    [
      "a body nobody has",
      { id: "q", kind: "height_weight" },
      { height_cm: 30, weight_kg: 80 },
      "height has to be",
    ],
    [
      "a text that is too long",
      { id: "q", kind: "text", max_length: 3 },
      "long",
      "3 characters",
    ],
  ])("is refused: %s", (_, question, answer, expected) => {
    expect(checkForPublishing(draft(question), [golden(answer)])).toEqual([
      {
        place: "golden_cases[0] (one).answers.q",
        message: expect.stringContaining(expected),
      },
    ])
  })

  it("is held to the day of the case", () => {
    const problems = checkForPublishing(draft({ id: "q", kind: "date" }), [
      golden("2026-11-21"),
    ])
    expect(problems.map(({ place }) => place)).toEqual(["golden_cases"])
  })
})

describe("the report of publishing", () => {
  it("has results and changes as soon as the definition is sound", () => {
    const number = { id: "q", kind: "number", min: 1, max: 9 }
    const report = publishingReport(draft(number), [golden(5)])
    expect(report.golden).toMatchObject([{ case_id: "one", ok: true }])
    expect(report.mutations).toMatchObject([
      { mutation: "delete", killed_by: "one" },
      { mutation: "negate", killed_by: "one" },
      { mutation: "shift", killed_by: "one" },
    ])
    expect(report.problems).toEqual([
      { place: "golden_cases", message: "no case ends with continue" },
    ])
  })
})
