import { smallForm, passing } from "../../../testing/small-form"
import type { Condition } from "../../definition/conditions"
import { formDefinitionSchema } from "../../definition/form-definition"
import { checkFormDefinition } from "../../publishing/check-form"
import { compileForm } from "../compile-form"
import { evaluate } from "../evaluate"

const now = new Date("2026-11-21T12:00:00Z")

/** The small form, its safety question hanging on the allergies, which may be left open. */
function formWith(show_if: Condition) {
  const draft = structuredClone(smallForm)
  draft.sections[1]?.steps[1]?.questions.push({
    id: "optional_number",
    kind: "number",
    label: "How many?",
    required: false,
    min: 0,
    max: 10,
  })
  draft.calculations = {
    total: { title: "Total", kind: "score", questions: ["optional_number"] },
  }
  draft.sections[1]?.steps.push({
    id: "safety",
    title: "Safety",
    questions: [
      { id: "reaction", kind: "yes_no", label: "A reaction?", show_if },
    ],
  })
  const [first] = draft.rules
  draft.rules.push({
    ...structuredClone(first ?? never()),
    id: "reaction",
    when: { question: "reaction", operator: "equals", value: "yes" },
  })
  return draft
}

const never = (): never => {
  throw new Error("The small form has rules")
}

const nuts: Condition = {
  question: "allergy",
  operator: "contains",
  value: "nut",
}
const given: Condition = { question: "allergy", operator: "exists" }
const score: Condition = {
  calculation: "total",
  operator: "greater",
  value: 3,
}

/** The small form's second step of medicines needs no statin here. */
const problems = (show_if: Condition) => {
  const draft = formWith(show_if)
  Reflect.deleteProperty(draft.sections[1]?.steps[1] ?? {}, "show_if")
  const check = checkFormDefinition(draft)
  return check.ok ? [] : check.problems.map(({ message }) => message)
}

describe("a required question that hangs on an optional one left open", () => {
  it.each<[string, Condition]>([
    ["bare", nuts],
    ["bare and negated", { not: nuts }],
    ["bare beside something known", { any: [nuts, { not: given }, score] }],
    ["in a score", score],
  ])("is refused for publishing: %s", (_, condition) => {
    expect(problems(condition).join()).toMatch(
      /stays undecided when "(allergy|optional_number)" is left open/
    )
  })

  it.each<[string, Condition]>([
    ["that it is there", { all: [given, nuts] }],
    ["that it is not there, or another", { any: [{ not: given }, nuts] }],
    [
      "each in a score",
      {
        all: [{ question: "optional_number", operator: "exists" }, score],
      },
    ],
    [
      "one of two",
      {
        any: [
          { all: [given, nuts] },
          {
            all: [{ question: "optional_number", operator: "exists" }, score],
          },
        ],
      },
    ],
  ])("may be published when it is asked first: %s", (_, condition) => {
    expect(problems(condition)).toEqual([])
  })

  it("is found through named conditions", () => {
    const draft = formWith({ condition: "nutty" })
    draft.conditions = { ...draft.conditions, nutty: nuts }
    Reflect.deleteProperty(draft.sections[1]?.steps[1] ?? {}, "show_if")
    expect(checkFormDefinition(draft)).toMatchObject({
      ok: false,
      problems: [
        {
          place: "sections[1].steps[2].questions[0] (reaction).show_if",
        },
      ],
    })
  })

  it("keeps answers from being complete, in versions that were published so", () => {
    const form = compileForm(formDefinitionSchema.parse(formWith(nuts)))
    const judge = (more: Record<string, string>) =>
      evaluate(form, { ...passing, ...more }, now)
    const open = judge({})
    expect(open.missing).toEqual(["allergy"])
    expect(
      open.steps.flatMap(({ id, complete }) => (complete ? [] : [id]))
    ).toEqual(["medicines"])
    expect(judge({ allergy: "nuts" }).missing).toEqual(["reaction"])
    expect(judge({ allergy: "dust" })).toMatchObject({ missing: [] })
    expect(judge({ allergy: "nuts", reaction: "yes" })).toMatchObject({
      outcome: "cannot_continue",
      missing: [],
    })
  })

  it("names required questions first", () => {
    const form = compileForm(formDefinitionSchema.parse(formWith(nuts)))
    const { chest_pain: _, ...rest } = passing
    expect(evaluate(form, rest, now).missing).toEqual(["chest_pain"])
  })
})
