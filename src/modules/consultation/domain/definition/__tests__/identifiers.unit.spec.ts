import { passing, smallForm } from "../../../testing/small-form"
import { planAnswers } from "../../answering/plan-answers"
import { compileForm } from "../../evaluation/compile-form"
import { formDefinitionSchema } from "../form-definition"
import { identifierSchema } from "../questions"

describe("identifiers", () => {
  it.each([
    ...Object.getOwnPropertyNames(Object.prototype),
    "prototype",
    "Upper",
    "1st",
    "",
  ])("refuse %j", (id) => {
    expect(identifierSchema.safeParse(id).success).toBe(false)
  })

  it.each(["construct", "proto", "a", "to_string"])("accept %j", (id) => {
    expect(identifierSchema.safeParse(id).success).toBe(true)
  })

  it("refuse the names of conditions, calculations and options too", () => {
    const form = structuredClone(smallForm)
    form.conditions = { constructor: { condition: "takes_medicines" } }
    expect(formDefinitionSchema.safeParse(form).success).toBe(false)
  })
})

describe("answers", () => {
  it("are never found among what every object inherits", () => {
    // A version from before such names were refused.
    const definition = formDefinitionSchema.parse(smallForm)
    const { questions = [] } = definition.sections[0]?.steps[1] ?? {}
    const cigarettes = questions.find(({ id }) => id === "cigarettes")
    Object.assign(cigarettes ?? {}, { id: "constructor" })
    definition.rules = []
    const form = compileForm(definition)
    const now = new Date("2026-11-21T12:00:00Z")
    const given = (smoking: string) =>
      planAnswers(
        form,
        { ...passing, smoking },
        [{ question: "constructor", value: 7 }],
        now
      )
    expect(given("never")).toMatchObject({ ok: false })
    expect(given("daily")).toMatchObject({
      changes: [{ kind: "given", value: 7 }],
    })
  })
})
