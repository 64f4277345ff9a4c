import { describe, expect, it } from "vitest"
import type { PublicQuestion } from "../../../lib/contracts"
import { readAnswers } from "../answers"

const question = (
  over: Partial<PublicQuestion> & Pick<PublicQuestion, "kind">
): PublicQuestion => ({ id: "q", label: "A question", required: true, ...over })

function form(fields: Record<string, string | string[]>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) {
      data.append(name, one)
    }
  }
  return data
}

const read = (
  one: PublicQuestion,
  fields: Record<string, string | string[]>,
  earlier = {}
) => readAnswers([one], form(fields), earlier)

const OPTIONS = [
  { value: "a", label: "A" },
  { value: "b", label: "B" },
  { value: "none", label: "None of these" },
]

describe("answers of a step's form", () => {
  it.each([
    ["a yes", question({ kind: "yes_no" }), { q: "yes" }, "yes"],
    [
      "an option",
      question({ kind: "single", options: OPTIONS }),
      { q: "b" },
      "b",
    ],
    [
      "several options",
      question({ kind: "multiple", options: OPTIONS }),
      { q: ["b", "a"] },
      ["a", "b"],
    ],
    ["a number", question({ kind: "number" }), { q: " 1,250.5 " }, 1250.5],
    ["zero", question({ kind: "number" }), { q: "0" }, 0],
    ["text", question({ kind: "text" }), { q: " two\r\nlines " }, "two\nlines"],
    [
      "a date",
      question({ kind: "date" }),
      { "q-day": "7", "q-month": "March", "q-year": "1985" },
      "1985-03-07",
    ],
  ])("reads %s", (_name, one, fields, value) => {
    expect(read(one, fields)).toEqual({
      answers: [{ question: "q", value }],
      errors: {},
    })
  })

  it("refuses an option that the question doesn't have", () => {
    const one = question({ kind: "single", options: OPTIONS })
    expect(read(one, { q: "z" }).errors).toEqual({ q: "Select an answer" })
  })

  it("refuses the excluding option together with another", () => {
    const one = question({
      kind: "multiple",
      options: OPTIONS,
      exclusive: "none",
    })
    expect(read(one, { q: ["a", "none"] }).errors.q).toContain("None of these")
    expect(read(one, { q: ["none"] }).answers).toEqual([
      { question: "q", value: ["none"] },
    ])
  })

  it.each([
    ["17", "Enter 18 years or more"],
    ["101", "Enter 100 years or less"],
    ["old", "Enter a number, like 12 or 12.5"],
    ["1e3", "Enter a number, like 12 or 12.5"],
  ])("refuses the number %s", (typed, message) => {
    const one = question({ kind: "number", unit: "years", min: 18, max: 100 })
    expect(read(one, { q: typed })).toEqual({
      answers: [],
      errors: { q: message },
    })
  })

  it("counts a line end as one character", () => {
    const one = question({ kind: "text", max_length: 3 })
    expect(read(one, { q: "a\r\nb" }).errors).toEqual({})
    expect(read(one, { q: "a\r\nbc" }).errors).toEqual({
      q: "Use 3 characters or fewer",
    })
  })

  it.each([
    ["31", "2", "2000"],
    ["29", "2", "2023"],
    ["1", "13", "2000"],
    ["1", "1", "85"],
    ["", "1", "2000"],
  ])("refuses %s %s %s, which is no day", (day, month, year) => {
    const one = question({ kind: "date" })
    const fields = { "q-day": day, "q-month": month, "q-year": year }
    expect(read(one, fields).answers).toEqual([])
    expect(read(one, fields).errors.q).toContain("real date")
  })

  it("asks for what must be answered, and for nothing else", () => {
    expect(read(question({ kind: "yes_no" }), {}).errors).toEqual({
      q: "Select yes or no",
    })
    expect(read(question({ kind: "text", required: false }), {})).toEqual({
      answers: [],
      errors: {},
    })
    expect(read(question({ kind: "information" }), {}).errors).toEqual({})
  })

  it("takes an optional answer back when its field was emptied", () => {
    const one = question({ kind: "number", required: false })
    expect(read(one, { q: "" }, { q: 5 }).answers).toEqual([
      { question: "q", value: null },
    ])
  })
})

describe("height and weight", () => {
  const one = question({ kind: "height_weight" })
  const imperial = (ft: string, inch: string, st: string, lb: string) => ({
    "q-units": "imperial",
    "q-ft": ft,
    "q-in": inch,
    "q-st": st,
    "q-lb": lb,
    // What is left over in the other units' fields doesn't count.
    "q-cm": "1",
    "q-kg": "1",
  })

  it("keeps metric as typed", () => {
    const fields = { "q-units": "metric", "q-cm": "178", "q-kg": "82.5" }
    expect(read(one, fields).answers[0]?.value).toEqual({
      height_cm: 178,
      weight_kg: 82.5,
    })
  })

  it("hands feet, inches, stones and pounds on as typed: the backend converts", () => {
    expect(read(one, imperial("5", "7", "13", "")).answers).toEqual([
      {
        question: "q",
        value: { height_ft: 5, height_in: 7, weight_st: 13, weight_lb: 0 },
        unit: "imperial",
      },
    ])
  })

  it.each([
    ["12 inches", imperial("5", "12", "13", "0")],
    ["14 pounds", imperial("5", "7", "13", "14")],
    ["words", imperial("five", "7", "13", "0")],
    ["a weight alone", { "q-cm": "", "q-kg": "80" }],
  ])("refuses %s", (_name, fields) => {
    expect(read(one, fields).answers).toEqual([])
    expect(read(one, fields).errors.q).toBeTruthy()
  })
})

describe("a file question", () => {
  const one = question({ kind: "file", accept: "photo" })

  it("is missing until something was uploaded, and then left as it is", () => {
    expect(read(one, {}).errors).toEqual({ q: "Choose a file" })
    const earlier = { q: { file_id: "cfl_1", name: "skin.jpg" } }
    expect(read(one, {}, earlier)).toEqual({ answers: [], errors: {} })
    expect(read({ ...one, required: false }, {})).toEqual({
      answers: [],
      errors: {},
    })
  })
})
