import { planAnswers } from "../../answering/plan-answers"
import { formDefinitionSchema } from "../../definition/form-definition"
import type { FormDefinition } from "../../definition/form-definition"
import { compileForm } from "../../evaluation/compile-form"
import type { CompiledForm } from "../../evaluation/compile-form"
import { exportQuestionnaire } from "../export-questionnaire"
import { exportResponse } from "../export-response"
import { importQuestionnaire } from "../import-questionnaire"
import type { FhirItem } from "../schema"
import {
  GAD_7_QUESTIONS,
  PHQ_9_QUESTIONS,
  gad7,
  phq9,
} from "./fixtures/instruments"

const NOW = new Date("2026-11-21T12:00:00Z")
const VALUES = [
  "not_at_all",
  "several_days",
  "more_than_half_the_days",
  "nearly_every_day",
]

function imported(json: unknown): FormDefinition {
  const { draft, report } = importQuestionnaire(json)
  expect(report.filter(({ level }) => level === "error")).toEqual([])
  return formDefinitionSchema.parse(draft)
}

/** Answers the scored questions in order; null leaves one open. */
function complete(form: CompiledForm, scores: (number | null)[]) {
  const [calculation] = Object.values(form.definition.calculations)
  const ids = calculation?.questions ?? []
  expect(ids).toHaveLength(scores.length)
  const inputs = scores.flatMap((score, index) =>
    score === null
      ? []
      : [{ question: String(ids[index]), value: VALUES[score] }]
  )
  const plan = planAnswers(form, {}, inputs, NOW)
  if (!plan.ok) {
    throw new Error(JSON.stringify(plan.errors))
  }
  return plan
}

const zeros = (length: number) => new Array<number>(length).fill(0)

describe.each([
  ["PHQ-9", phq9, PHQ_9_QUESTIONS.length, "c_44261_6"],
  ["GAD-7", gad7, GAD_7_QUESTIONS.length, "h1_ts"],
])("%s", (_, json, count, total) => {
  const form = compileForm(imported(json))
  const totalOf = (scores: (number | null)[]) =>
    complete(form, scores).evaluation.calculations[total]

  it.each<[string, (number | null)[], number | null]>([
    ["nothing at all", zeros(count), 0],
    ["everything nearly every day", zeros(count).fill(3), count * 3],
    ["one question only", [...zeros(count - 1), 2], 2],
    [
      "all four answers in turn",
      zeros(count).map((__, index) => index % 4),
      zeros(count).reduce((sum, __, index) => sum + (index % 4), 0),
    ],
    ["one left open", [null, ...zeros(count - 1).fill(3)], null],
    [
      "none answered",
      zeros(count)
        .fill(0)
        .map(() => null),
      null,
    ],
  ])("adds up %s", (__, scores, expected) => {
    expect(totalOf(scores)).toBe(expected)
  })

  it("has LOINC codes that can be ones, by their check digit", () => {
    const codes = items((json as { item: FhirItem[] }).item).flatMap(
      ({ code = [] }) => code.map((one) => String(one.code))
    )
    expect(codes.length).toBeGreaterThan(count)
    expect(codes.filter((code) => !isLoinc(code))).toEqual([])
  })

  it("takes every item's linkId and code out again", () => {
    const exported = items(exportQuestionnaire(form.definition, 1).item)
    const source = items((json as { item: FhirItem[] }).item)
    for (const { linkId, text, code, prefix, type } of source) {
      if (type !== "group") {
        const found = exported.find((item) => item.linkId === linkId)
        expect(found).toMatchObject({ linkId, text })
        expect(found?.code).toEqual(code)
        expect(found?.prefix).toEqual(prefix)
      }
    }
  })

  it("goes out and comes in again as the same form", () => {
    const out = exportQuestionnaire(form.definition, 4)
    expect(imported(JSON.parse(JSON.stringify(out)))).toEqual(form.definition)
  })

  it("says that it came without rules", () => {
    expect(importQuestionnaire(json).report).toContainEqual({
      level: "changed",
      place: "questionnaire",
      message: "came without rules: write them before the form is published",
    })
  })
})

/** The digit after the hyphen is the Luhn check of those before it. */
function isLoinc(code: string): boolean {
  const [number = "", check] = code.split("-")
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return String((10 - (sum % 10)) % 10) === check
}

const items = (list: readonly FhirItem[] | undefined): FhirItem[] =>
  (list ?? []).flatMap((item) => [item, ...items(item.item)])

describe("a question that follows the total of PHQ-9", () => {
  const form = compileForm(imported(phq9))
  const follows = (scores: (number | null)[]) =>
    complete(form, scores).evaluation.missing.includes("q_69722_7")

  it("is asked above zero only, and not while the total is unknown", () => {
    expect(follows(zeros(9))).toBe(false)
    expect(follows([...zeros(8), 1])).toBe(true)
    expect(follows([...zeros(8), null])).toBe(false)
  })
})

describe("a response to PHQ-9", () => {
  const form = compileForm(imported(phq9))
  const respond = (scores: (number | null)[]) =>
    exportResponse(form, {
      id: "cons_1",
      version: 2,
      answers: complete(form, scores).answers,
      authored: NOW,
      status: "completed",
    })
  const flat = (response: ReturnType<typeof respond>) =>
    items(response.item as FhirItem[]).filter((item) => "answer" in item)

  it("has each answer as its LOINC coding and the total", () => {
    const answers = flat(respond([1, 2, 3, 0, 0, 0, 0, 0, 1]))
    expect(answers).toHaveLength(10)
    expect(answers[0]).toEqual({
      linkId: "/44250-9",
      text: "Little interest or pleasure in doing things",
      answer: [
        {
          valueCoding: {
            system: "http://loinc.org",
            code: "LA6569-3",
            display: "Several days",
          },
        },
      ],
    })
    expect(answers.at(-1)).toMatchObject({
      linkId: "/44261-6",
      answer: [{ valueInteger: 7 }],
    })
  })

  it("has no total while an answer is missing", () => {
    const answers = flat(respond([1, 2, 3, 0, 0, 0, 0, 0, null]))
    expect(answers.map(({ linkId }) => linkId)).not.toContain("/44261-6")
    expect(answers).toHaveLength(8)
  })

  it("names the version it answers and no person", () => {
    expect(respond(zeros(9))).toMatchObject({
      resourceType: "QuestionnaireResponse",
      questionnaire: expect.stringMatching(/Questionnaire\/.*\|2$/),
      identifier: { value: "cons_1" },
      status: "completed",
      authored: "2026-11-21T12:00:00.000Z",
    })
    expect(respond(zeros(9))).not.toHaveProperty("subject")
  })
})
