import fc from "fast-check"
import { SEED_FORMS } from "../../../../../scripts/seed/forms/forms"
import { scoringProblem } from "../../definition/calculations"
import type { Condition } from "../../definition/conditions"
import { formDefinitionSchema } from "../../definition/form-definition"
import type {
  FormDefinition,
  FormDraft,
} from "../../definition/form-definition"
import { questionSchema } from "../../definition/questions"
import { smallForm } from "../../../testing/small-form"
import { exportQuestionnaire } from "../export-questionnaire"
import type { QuestionDraft } from "../import-question"
import { importQuestionnaire } from "../import-questionnaire"
import type { FhirItem } from "../schema"
import { nested, unsupported } from "./fixtures/nested"

const outAndIn = (definition: FormDefinition) =>
  importQuestionnaire(
    JSON.parse(JSON.stringify(exportQuestionnaire(definition, 3)))
  )

const words = fc
  .string({ minLength: 1, maxLength: 30 })
  .map((text) => text.trim())
  .filter((text) => text !== "")

const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined, freq: 2 })

const codings = fc.array(
  fc.record({ system: fc.constant("http://loinc.org"), code: words }),
  { minLength: 1, maxLength: 2 }
)

const itemSource = optional(
  fc.record(
    {
      link_id: fc.constantFrom(
        "1",
        "1.1",
        "/44250-9",
        "q0",
        "section:s0",
        "a b"
      ),
      type: fc.constantFrom("string", "url", "integer", "quantity"),
      prefix: words,
      codes: codings,
      unit: fc.record({ system: words, code: words }),
    },
    { requiredKeys: [] }
  )
)

const options = fc
  .uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 5 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((n) =>
        fc.record({
          value: fc.constant(`o${n}`),
          label: fc.oneof(words, fc.constantFrom("3", "2020-02-01", "Other")),
          score: optional(fc.integer({ min: -100, max: 100 })),
          fhir: optional(
            fc.record(
              {
                type: fc.constantFrom("coding", "string", "integer", "date"),
                system: words,
                code: words,
              },
              { requiredKeys: ["type"] }
            )
          ),
        })
      )
    )
  )

const byKind = fc.oneof(
  fc.record({ kind: fc.constant("yes_no") }),
  fc.record({ kind: fc.constant("single"), options }),
  fc.record({ kind: fc.constant("multiple"), options }),
  options.map((list) => ({
    kind: "multiple",
    options: list,
    exclusive: list[0]?.value,
  })),
  fc.record({
    kind: fc.constant("text"),
    max_length: fc.constantFrom(1, 500, 4_000),
  }),
  fc.record({
    kind: fc.constant("number"),
    unit: optional(words.map((text) => text.slice(0, 20).trim())),
    min: fc.constantFrom(-5, 0, 1.5, -2_147_483_648, -1e12),
    max: fc.constantFrom(10, 99.5, 2_147_483_647, 1e12),
    whole: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("date"), future: fc.boolean() }),
  fc.record({ kind: fc.constant("height_weight") }),
  fc.record({
    kind: fc.constant("file"),
    accept: fc.constantFrom("photo", "document"),
  }),
  fc.record({ kind: fc.constant("information") })
)

/** A condition on earlier questions, of every form there is. */
function conditionOn(
  earlier: readonly QuestionDraft[]
): fc.Arbitrary<Condition> {
  const leaves = earlier.flatMap(leavesOf)
  const others: Condition[] = [
    { condition: "known" },
    { calculation: "total", operator: "greater", value: 3 },
    { calculation: "total", operator: "between", value: [1, 2] },
  ]
  const { tree } = fc.letrec<{ tree: Condition; leaf: Condition }>((tie) => ({
    leaf: fc.constantFrom(...leaves, ...others),
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      tie("leaf"),
      fc.record({ not: tie("tree") }),
      fc.record({ all: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) })
    ),
  }))
  return tree
}

function leavesOf(question: QuestionDraft): Condition[] {
  const { id } = question
  const exists: Condition[] = [
    { question: id, operator: "exists" },
    { question: id, operator: "exists", value: false },
  ]
  const leaf = (
    operator: "equals" | "not_equals" | "contains",
    value: string
  ) => ({
    question: id,
    operator,
    value,
  })
  switch (question.kind) {
    case "yes_no":
      return [...exists, leaf("equals", "yes"), leaf("not_equals", "no")]
    case "single":
    case "multiple": {
      const values = question.options.map(({ value }) => value)
      const one = question.kind === "single" ? "equals" : "contains"
      return [
        ...exists,
        ...values.map((value) => leaf(one, value)),
        { question: id, operator: "any_of", value: values },
        { question: id, operator: "none_of", value: values },
      ]
    }
    case "text":
      return [...exists, leaf("equals", "x y"), leaf("contains", "x")]
    case "number":
      return [
        ...exists,
        { question: id, operator: "equals", value: 3 },
        { question: id, operator: "less_or_equal", value: 2.5 },
        { question: id, operator: "between", value: [1, 2] },
      ]
    case "date":
      return [...exists, { question: id, operator: "age_under", value: 18 }]
    case "height_weight":
      return [{ question: id, operator: "bmi_over", value: 30 }]
    default:
      return []
  }
}

const question = (index: number, earlier: readonly QuestionDraft[]) =>
  fc
    .record({
      base: fc.record({
        id: fc.constantFrom(`q${index}`, `other_${index}`),
        label: words,
        help: optional(words),
        show_if: optional(conditionOn(earlier)),
        topic: optional(fc.constantFrom("symptoms", "allergies")),
        fhir: itemSource,
      }),
      kind: byKind,
      required: fc.boolean(),
    })
    .map(({ base, kind, required }) =>
      questionSchema.parse(
        kind.kind === "information"
          ? { ...base, ...kind }
          : { ...base, ...kind, required }
      )
    )

const questions = fc.tuple(fc.integer({ min: 1, max: 7 })).chain(([count]) => {
  let list: fc.Arbitrary<QuestionDraft[]> = fc.constant([])
  for (let index = 0; index < count; index += 1) {
    list = list.chain((earlier) =>
      question(index, earlier).map((next) => [...earlier, next])
    )
  }
  return list
})

const definitions: fc.Arbitrary<FormDefinition> = fc
  .record({
    list: questions,
    cut: fc.integer({ min: 1, max: 6 }),
    sectionSource: itemSource,
    stepSource: itemSource,
    shown: fc.boolean(),
    title: words,
    scored: fc.boolean(),
  })
  .map(({ list, cut, sectionSource, stepSource, shown, title, scored }) => {
    const total = list
      .filter((item) => !scoringProblem(questionSchema.parse(item)))
      .map(({ id }) => id)
    const draft: FormDraft = {
      ...smallForm,
      title,
      conditions: { known: { question: "q0", operator: "exists" } },
      calculations:
        scored && total.length > 0
          ? {
              total: {
                title,
                kind: "score",
                questions: total,
                fhir: sectionSource,
              },
            }
          : {},
      sections: [list.slice(0, cut), list.slice(cut)].flatMap((part, index) =>
        part.length === 0
          ? []
          : [
              {
                id: `s${index}`,
                title,
                fhir: sectionSource,
                ...(shown ? { show_if: { condition: "known" } } : {}),
                steps: [
                  {
                    id: `s${index}`,
                    title,
                    fhir: stepSource,
                    questions: part,
                  },
                ],
              },
            ]
      ),
    }
    return formDefinitionSchema.parse(JSON.parse(JSON.stringify(draft)))
  })

describe("export and import again", () => {
  it("gives the same definition, whatever it holds", () => {
    fc.assert(
      fc.property(definitions, (definition) => {
        expect(outAndIn(definition).draft).toEqual(definition)
      }),
      { numRuns: 120 }
    )
  })

  it.each(
    [smallForm, ...SEED_FORMS.map(({ definition }) => definition)].map(
      (definition) => [definition.key, definition] as const
    )
  )("gives the same %s, with nothing to report", (_, draft) => {
    const definition = formDefinitionSchema.parse(draft)
    const { draft: again, report } = outAndIn(definition)
    expect(again).toEqual(definition)
    expect(report.filter(({ level }) => level === "error")).toEqual([])
  })

  it.each([
    ["nested groups", nested],
    ["unsupported things", unsupported],
  ])("keeps an imported questionnaire with %s as it is", (_, json) => {
    const once = formDefinitionSchema.parse(importQuestionnaire(json).draft)
    expect(outAndIn(once).draft).toEqual(once)
  })

  it("does not apply what belongs to an item that was changed elsewhere", () => {
    const exported = exportQuestionnaire(
      formDefinitionSchema.parse(smallForm),
      1
    )
    const changed = change(exported.item ?? [], "cigarettes", (item) => ({
      ...item,
      text: "How many on a usual day?",
    }))
    const statin = change(changed, "statin_trouble", (item) => ({
      ...item,
      text: "Do your muscles hurt?",
    }))
    const { draft, report } = importQuestionnaire({ ...exported, item: statin })
    const text = JSON.stringify(draft)
    expect(text).toContain("How many on a usual day?")
    expect(text).toContain("Do your muscles hurt?")
    expect(report).toContainEqual({
      level: "left_out",
      place: "statin_trouble",
      message: "the item was changed elsewhere: its topic no longer holds",
    })
  })
})

const change = (
  items: readonly FhirItem[],
  linkId: string,
  edit: (item: FhirItem) => FhirItem
): FhirItem[] =>
  items.map((item) => {
    const inner = item.item
      ? { ...item, item: change(item.item, linkId, edit) }
      : item
    return inner.linkId === linkId ? edit(inner) : inner
  })
