import { questionSchema } from "../../definition/questions"
import { validateAnswer } from "../validate-answer"

const now = new Date("2026-11-21T23:30:00Z")
const options = ["a", "b", "none"].map((value) => ({ value, label: value }))
const question = (fields: Record<string, unknown>) =>
  questionSchema.parse({ id: "q", label: "Q", ...fields })
const Q = {
  single: question({ kind: "single", options }),
  multiple: question({ kind: "multiple", options, exclusive: "none" }),
  yes_no: question({ kind: "yes_no" }),
  text: question({ kind: "text", max_length: 5 }),
  number: question({ kind: "number", min: 1, max: 10, unit: "mg" }),
  decimal: question({ kind: "number", min: 1, max: 10, whole: false }),
  date: question({ kind: "date" }),
  future: question({ kind: "date", future: true }),
  height_weight: question({ kind: "height_weight" }),
  file: question({ kind: "file" }),
  information: question({ kind: "information" }),
}
const check = (kind: keyof typeof Q, value: unknown, unit?: string) =>
  validateAnswer(Q[kind], value, unit, now)

type Good = [keyof typeof Q, unknown, unknown?, string?]
const GOOD: Good[] = [
  ["single", "a"],
  ["multiple", ["b", "a"], ["a", "b"]],
  ["multiple", ["none"]],
  ["yes_no", "no"],
  ["text", " five ", "five"],
  ["number", 1, 1, "mg"],
  ["number", 10],
  ["decimal", 1.5],
  ["date", "2026-11-21"],
  ["date", "2024-02-29"],
  ["future", "2030-01-01"],
  ["height_weight", { height_cm: 100, weight_kg: 350 }],
  [
    "height_weight",
    { height_cm: 170, weight_kg: 70 },
    { height_cm: 170, weight_kg: 70 },
    "metric",
  ],
  ["file", { file_id: "f", name: "scan.jpg" }],
]

// As objects: jest takes a missing fourth column for its callback.
it.each(
  GOOD.map(([kind, value, stored = value, unit]) => ({
    kind,
    value,
    stored,
    unit,
  }))
)("takes $kind $value", ({ kind, value, stored, unit }) => {
  expect(check(kind, value, unit)).toEqual({ ok: true, value: stored })
})

type Bad = [keyof typeof Q, unknown, string, string?]
const BAD: Bad[] = [
  ["single", "z", "choose one"],
  ["single", ["a"], "choose one"],
  ["multiple", [], "at least one"],
  ["multiple", "a", "at least one"],
  ["multiple", ["a", "z"], "only from the options"],
  ["multiple", ["a", "a"], "only from the options"],
  ["multiple", ["a", "none"], "either that none applies"],
  ["yes_no", true, "yes or no"],
  ["text", 1, "has to be text"],
  ["text", "  ", "enter an answer"],
  ["text", "sixsix", "5 characters"],
  ["number", "5", "has to be a number"],
  ["number", Number.NaN, "has to be a number"],
  ["number", 1.5, "whole number"],
  ["number", 0, "between 1 and 10"],
  ["number", 11, "between 1 and 10"],
  ["number", 5, "given in mg", "g"],
  ["decimal", 5, "takes no unit", "g"],
  ["date", "21/11/2026", "real date"],
  ["date", "2026-02-30", "real date"],
  ["date", "2026-11-22", "future"],
  ["date", "1850-01-01", "after 1900"],
  ["height_weight", { height_cm: "170", weight_kg: 70 }, "both as numbers"],
  ["height_weight", { height_cm: 170 }, "both as numbers"],
  ["height_weight", { height_cm: 99, weight_kg: 70 }, "height has to be"],
  ["height_weight", { height_cm: 170, weight_kg: 351 }, "weight has to be"],
  [
    "height_weight",
    { height_cm: 170, weight_kg: 70 },
    "needs height_ft",
    "imperial",
  ],
  [
    "height_weight",
    { height_cm: 170, weight_kg: 70 },
    "metric or imperial",
    "stone",
  ],
  [
    "height_weight",
    { height_ft: 5, height_in: 10, weight_st: 11, weight_lb: 0 },
    "needs height_cm",
  ],
  [
    "height_weight",
    { height_ft: 5, height_in: 12, weight_st: 11, weight_lb: 0 },
    "under 12",
    "imperial",
  ],
  [
    "height_weight",
    { height_ft: 5, height_in: 1, weight_st: 11, weight_lb: 14 },
    "under 14",
    "imperial",
  ],
  [
    "height_weight",
    { height_ft: 3, height_in: 3, weight_st: 11, weight_lb: 0 },
    "3 ft 4 in",
    "imperial",
  ],
  [
    "height_weight",
    { height_ft: 6, height_in: 3, weight_st: 55, weight_lb: 2 },
    "between 4 st and 55 st",
    "imperial",
  ],
  ["file", "f", "uploaded file"],
  ["information", "x", "takes no answer"],
]

it.each(
  BAD.map(([kind, value, message, unit]) => ({ kind, value, message, unit }))
)("refuses $kind $value: $message", ({ kind, value, message, unit }) => {
  const result = check(kind, value, unit)
  expect(result).toEqual({
    ok: false,
    message: expect.stringContaining(message),
  })
})

it.each([
  { given: [5, 10, 11, 0], height_cm: 177.8, weight_kg: 69.85 },
  { given: [6, 0.5, 12, 13.5], height_cm: 184.15, weight_kg: 82.33 },
  { given: [3, 4, 4, 0], height_cm: 101.6, weight_kg: 25.4 },
  { given: [8, 2, 55, 0], height_cm: 248.92, weight_kg: 349.27 },
])(
  "keeps ft, in, st and lb as $height_cm cm and $weight_kg kg",
  ({ given, height_cm, weight_kg }) => {
    const [height_ft, height_in, weight_st, weight_lb] = given
    expect(
      check(
        "height_weight",
        { height_ft, height_in, weight_st, weight_lb },
        "imperial"
      )
    ).toEqual({ ok: true, value: { height_cm, weight_kg } })
  }
)
