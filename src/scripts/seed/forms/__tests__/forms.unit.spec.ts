import { planAnswers } from "../../../../modules/consultation/domain/answering/plan-answers"
import { placedQuestions } from "../../../../modules/consultation/domain/definition/form-definition"
import {
  goldenCasesSchema,
  momentOf,
} from "../../../../modules/consultation/domain/definition/golden-case"
import { compileForm } from "../../../../modules/consultation/domain/evaluation/compile-form"
import { evaluate } from "../../../../modules/consultation/domain/evaluation/evaluate"
import { checkForPublishing } from "../../../../modules/consultation/domain/publishing/check-for-publishing"
import { checkFormDefinition } from "../../../../modules/consultation/domain/publishing/check-form"
import { mutationReport } from "../../../../modules/consultation/domain/publishing/mutation-report"
import { SEED_FORMS } from "../forms"

const MINIMUM: Record<string, number> = { "test-kits": 12 }

const forms = SEED_FORMS.map((seed) => {
  const check = checkFormDefinition(seed.definition)
  if (!check.ok) {
    throw new Error(
      `${seed.definition.key}: ${JSON.stringify(check.problems, null, 1)}`
    )
  }
  const cases = goldenCasesSchema.parse(seed.golden_cases)
  const [healthy] = cases
  if (!healthy) {
    throw new Error(`${seed.definition.key} has no golden cases`)
  }
  return {
    key: check.definition.key,
    seed,
    definition: check.definition,
    form: compileForm(check.definition),
    cases,
    healthy,
  }
})

describe.each(forms)(
  "$key",
  ({ key, seed, definition, form, cases, healthy }) => {
    const now = momentOf(healthy)

    it("may be published with its golden cases", () => {
      expect(checkForPublishing(seed.definition, seed.golden_cases)).toEqual([])
    })

    it("has a golden case for every small change of every rule, flags too", () => {
      expect(
        mutationReport(definition, cases).filter(
          ({ killed_by }) => killed_by === null
        )
      ).toEqual([])
    })

    it("asks enough, and tells what each question is for", () => {
      const asked = placedQuestions(definition).filter(
        ({ question }) => question.kind !== "information"
      )
      expect(asked.length).toBeGreaterThanOrEqual(MINIMUM[key] ?? 15)
    })

    it("accepts the healthy person, whose answers are all valid", () => {
      const inputs = Object.entries(healthy.answers).map(
        ([question, value]) => ({ question, value })
      )
      expect(planAnswers(form, {}, inputs, now)).toMatchObject({ ok: true })
      const result = evaluate(form, healthy.answers, now)
      expect(result.trace).toEqual([])
      expect(result.missing).toEqual([])
      expect(result.outcome).toBe("continue")
    })

    it("needs review, never continues, when any required answer is missing", () => {
      for (const id of Object.keys(healthy.answers)) {
        const { [id]: _, ...rest } = healthy.answers
        expect([id, evaluate(form, rest, now).outcome]).toEqual([
          id,
          "needs_review",
        ])
      }
    })
  }
)
