import { planAnswers } from "../../answering/plan-answers"
import {
  formDefinitionSchema,
  placedQuestions,
} from "../../definition/form-definition"
import { compileForm } from "../../evaluation/compile-form"
import { evaluate } from "../../evaluation/evaluate"
import { importQuestionnaire } from "../import-questionnaire"
import { nested, unsupported } from "./fixtures/nested"

const NOW = new Date("2026-11-21T12:00:00Z")

const definitionOf = (json: unknown) =>
  formDefinitionSchema.parse(importQuestionnaire(json).draft)

const item = (fields: Record<string, unknown>) => ({
  linkId: "q",
  text: "Question",
  ...fields,
})

const questionnaire = (...items: Record<string, unknown>[]) => ({
  resourceType: "Questionnaire",
  status: "draft",
  title: "A test",
  item: items.map(item),
})

const only = (fields: Record<string, unknown>) => {
  const json = questionnaire(fields)
  const [placed] = placedQuestions(definitionOf(json))
  const { report } = importQuestionnaire(json)
  return { question: placed?.question, report }
}

const extension = (name: string, value: Record<string, unknown>) => ({
  url: `http://hl7.org/fhir/StructureDefinition/${name}`,
  ...value,
})

const colours = [
  { valueCoding: { system: "http://c", code: "r", display: "Red" } },
  { valueCoding: { system: "http://c", code: "g", display: "Green" } },
]

describe("item types", () => {
  it.each([
    ["boolean", {}, { kind: "yes_no" }],
    ["string", { maxLength: 40 }, { kind: "text", max_length: 40 }],
    ["text", {}, { kind: "text", max_length: 4_000 }],
    ["url", {}, { kind: "text", fhir: { type: "url" } }],
    ["date", {}, { kind: "date", future: true }],
    ["attachment", {}, { kind: "file", accept: "document" }],
    [
      "attachment",
      { extension: [extension("mimeType", { valueCode: "image/png" })] },
      { kind: "file", accept: "photo" },
    ],
    ["display", {}, { kind: "information" }],
    [
      "integer",
      {
        extension: [
          extension("minValue", { valueInteger: 1 }),
          extension("maxValue", { valueInteger: 9 }),
          extension("questionnaire-unit", { valueCoding: { code: "mg" } }),
        ],
      },
      { kind: "number", whole: true, min: 1, max: 9, unit: "mg" },
    ],
    ["decimal", {}, { kind: "number", whole: false }],
    [
      "quantity",
      {
        extension: [
          extension("questionnaire-unitOption", {
            valueCoding: { code: "kg", display: "kilogram" },
          }),
        ],
      },
      { kind: "number", whole: false, unit: "kilogram" },
    ],
    [
      "choice",
      { answerOption: colours },
      {
        kind: "single",
        options: [
          { value: "red", label: "Red" },
          { value: "green", label: "Green" },
        ],
      },
    ],
    ["choice", { answerOption: colours, repeats: true }, { kind: "multiple" }],
    ["open-choice", { answerOption: colours }, { kind: "single" }],
    ["dateTime", {}, { kind: "text" }],
    ["time", {}, { kind: "text" }],
    ["reference", {}, { kind: "text" }],
  ])("reads %s %j", (type, fields, expected) => {
    expect(only({ type, ...fields }).question).toMatchObject(expected)
  })

  it("asks for what is required only, and keeps the prefix in the label", () => {
    expect(only({ type: "boolean", prefix: "2a" }).question).toMatchObject({
      required: false,
      label: "2a Question",
    })
    expect(only({ type: "boolean", required: true }).question).toMatchObject({
      required: true,
    })
  })

  it("gives unlike linkIds unlike identifiers, the same at each import", () => {
    const json = questionnaire(
      { linkId: "A 1", type: "boolean" },
      { linkId: "a-1", type: "boolean" },
      { linkId: "a_1", type: "boolean" },
      { linkId: "constructor", type: "boolean" },
      { linkId: "éß…", type: "boolean" }
    )
    const ids = placedQuestions(definitionOf(json)).map(
      ({ question }) => question.id
    )
    expect(ids).toEqual(["a_1_2", "a_1_3", "a_1", "q_constructor", "e"])
    expect(definitionOf(json)).toEqual(definitionOf(json))
  })

  it("splits what is more than eight questions into steps", () => {
    const many = Array.from({ length: 19 }, (_, index) => ({
      linkId: `q${index}`,
      type: "boolean",
    }))
    const [section] = definitionOf(questionnaire(...many)).sections
    expect(section?.steps.map(({ questions }) => questions.length)).toEqual([
      8, 8, 3,
    ])
  })
})

describe("what can't be mapped", () => {
  const { report } = importQuestionnaire(unsupported)
  const definition = definitionOf(unsupported)
  const byId = new Map(
    placedQuestions(definition).map(({ question }) => [question.id, question])
  )

  it.each([
    ["g", "may be repeated"],
    ["when", "dateTime is not a kind"],
    ["at", "time is not a kind"],
    ["who", "reference is not a kind"],
    ["far", "value set http://example.com/vs is not contained"],
    ["open", "other answers are an option"],
    ["set", "initial"],
    ["hid", "hidden from patients"],
    ["bmi", "the calculation is not supported"],
    ["publisher", "not kept"],
    ["dep.enableWhen[0]", "does not hide the item"],
    ["both.enableWhen[0]", "does not hide the item"],
  ])("is reported at %s", (place, words) => {
    expect(
      report.filter((entry) => entry.place === place).map((e) => e.message)
    ).toContainEqual(expect.stringContaining(words))
  })

  it("never hides more: any is shown, all keeps what is known", () => {
    expect(byId.get("dep")).not.toHaveProperty("show_if")
    expect(byId.get("both")?.show_if).toEqual({
      all: [
        { question: "set", operator: "exists" },
        { question: "set", operator: "equals", value: "yes" },
      ],
    })
  })

  it("leaves no question out but the hidden and the calculated", () => {
    expect([...byId.keys()]).toEqual([
      "when",
      "at",
      "who",
      "far",
      "open",
      "open_other",
      "set",
      "dep",
      "both",
    ])
  })

  it("gives a form that can be completed", () => {
    const plan = planAnswers(
      compileForm(definition),
      {},
      [
        { question: "far", value: "The blue one" },
        { question: "open", value: "other" },
        { question: "open_other", value: "C" },
        { question: "set", value: "yes" },
        { question: "both", value: "x" },
      ],
      NOW
    )
    expect(plan).toMatchObject({ ok: true, evaluation: { missing: [] } })
  })
})

describe("nested groups", () => {
  const form = compileForm(definitionOf(nested))
  const shown = (answers: Parameters<typeof evaluate>[1]) =>
    evaluate(form, answers, NOW).steps.flatMap(({ questions }) =>
      questions.map(({ id }) => id)
    )

  it("keep every condition on the way down", () => {
    const always = ["q_1_1", "q_1_3", "q_1_4"]
    const { q_1_2_1: kinds } = { q_1_2_1: ["cigarettes"] }
    expect(shown({ q_1_1: "no" })).toEqual(always)
    expect(shown({ q_1_1: "yes" })).toEqual([
      "q_1_1",
      "q_1_2_1",
      "q_1_3",
      "q_1_4",
    ])
    expect(shown({ q_1_1: "yes", q_1_2_1: kinds })).toContain("q_1_2_2_1")
    expect(
      shown({ q_1_1: "yes", q_1_2_1: ["nothing_any_more"] })
    ).not.toContain("q_1_2_2_1")
    expect(shown({ q_1_1: "no", q_1_2_1: kinds })).toEqual(always)
  })

  it("show the question under a question with its own condition", () => {
    const answers = {
      q_1_1: "yes",
      q_1_2_1: ["cigarettes"],
      q_1_2_2_1: 10,
      q_1_2_2_2: "yes",
    }
    expect(shown(answers)).toContain("q_1_2_2_2_1")
    expect(shown({ ...answers, q_1_2_2_2: "no" })).not.toContain("q_1_2_2_2_1")
    expect(shown({ ...answers, q_1_2_2_1: 9 })).not.toContain("q_1_2_2_2")
    expect(shown({ ...answers, q_1_3: "no" })).not.toContain("q_1_4")
  })

  it("become steps with their help and their exclusive option", () => {
    expect(form.questions.get("q_1_2_1")).toMatchObject({
      kind: "multiple",
      help: "Choose all that apply.",
      exclusive: "nothing_any_more",
    })
    expect(
      form.definition.sections[0]?.steps.map(({ title }) => title)
    ).toEqual(["Tobacco", "Now", "How much", "Tobacco"])
  })
})

describe("bad input", () => {
  const deep = (levels: number) => {
    let group: Record<string, unknown> = item({ type: "boolean" })
    for (let level = 0; level < levels; level += 1) {
      group = { linkId: `g${level}`, type: "group", item: [group] }
    }
    return questionnaire(group)
  }

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["text", "Questionnaire"],
    ["a list", []],
    ["another resource", { resourceType: "Patient" }],
    ["no items", { resourceType: "Questionnaire", status: "draft" }],
    ["an unknown type", questionnaire({ type: "question" })],
    [
      "an item without linkId",
      questionnaire({ linkId: undefined, type: "text" }),
    ],
    [
      "options that are no list",
      questionnaire({ type: "choice", answerOption: 1 }),
    ],
    [
      "an unknown operator",
      questionnaire({
        type: "text",
        enableWhen: [{ question: "a", operator: "~" }],
      }),
    ],
    ["a modifier", questionnaire({ type: "text", modifierExtension: [] })],
    ["groups without a question", questionnaire({ type: "group" })],
    ["ten thousand levels", deep(10_000)],
  ])("refuses %s and says so", (_, json) => {
    const { draft, report } = importQuestionnaire(json)
    expect(draft).toBeNull()
    expect(report).toContainEqual(expect.objectContaining({ level: "error" }))
  })

  it("reads forty levels of groups", () => {
    expect(placedQuestions(definitionOf(deep(40)))).toHaveLength(1)
  })
})
