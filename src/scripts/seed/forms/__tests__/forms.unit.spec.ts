import type { AnswerValue } from "../../../../modules/consultation/domain/definition/answers"
import { checkFormDefinition } from "../../../../modules/consultation/domain/publishing/check-form"
import { compileForm } from "../../../../modules/consultation/domain/evaluation/compile-form"
import { evaluate } from "../../../../modules/consultation/domain/evaluation/evaluate"
import { placedQuestions } from "../../../../modules/consultation/domain/definition/form-definition"
import { planAnswers } from "../../../../modules/consultation/domain/answering/plan-answers"
import { SEED_FORMS } from ".."
import { GOLDEN } from "./golden"

const now = new Date("2026-11-21T12:00:00Z")
const MINIMUM: Record<string, number> = { "test-kits": 12 }

const forms = SEED_FORMS.map((draft) => {
  const check = checkFormDefinition(draft)
  if (!check.ok) {
    throw new Error(`${draft.key}: ${JSON.stringify(check.problems, null, 1)}`)
  }
  return compileForm(check.definition)
})

describe.each(forms.map((form) => ({ key: form.definition.key, form })))(
  "$key",
  ({ key, form }) => {
    const golden = GOLDEN[key]
    if (!golden) {
      throw new Error(`No golden cases for ${key}`)
    }
    const judge = (change: Record<string, AnswerValue>) =>
      evaluate(form, { ...golden.accept, ...change }, now)

    it("asks enough, and tells what each question is for", () => {
      const asked = placedQuestions(form.definition).filter(
        ({ question }) => question.kind !== "information"
      )
      expect(asked.length).toBeGreaterThanOrEqual(MINIMUM[key] ?? 15)
    })

    it("accepts the healthy person, whose answers are all valid", () => {
      const inputs = Object.entries(golden.accept).map(([question, value]) => ({
        question,
        value,
      }))
      expect(planAnswers(form, {}, inputs, now)).toMatchObject({ ok: true })
      const result = judge({})
      expect(result.trace).toEqual([])
      expect(result.missing).toEqual([])
      expect(result.outcome).toBe("continue")
    })

    it.each(golden.cases)("%s", (_, change, outcome, rule) => {
      const result = judge(change)
      const fired = result.trace.filter((entry) => entry.status === "fired")
      expect(fired.map((entry) => entry.rule_id)).toContain(rule)
      expect(result.outcome).toBe(outcome)
    })

    it.each(golden.boundaries ?? [])("boundary: %s", (_, change, rules) => {
      const fired = judge(change).trace.filter(
        (entry) => entry.status === "fired"
      )
      expect(fired.map((entry) => entry.rule_id)).toEqual(rules)
    })

    it("has a golden case for every rule, of its own kind", () => {
      const covered = new Map(
        golden.cases.map(([, , outcome, rule]) => [rule, outcome])
      )
      for (const { rule } of form.rules) {
        expect([rule.id, covered.get(rule.id)]).toEqual([
          rule.id,
          rule.kind === "deny" ? "cannot_continue" : "needs_review",
        ])
      }
    })

    it("needs review, never continues, when any required answer is missing", () => {
      for (const id of Object.keys(golden.accept)) {
        const { [id]: _, ...rest } = golden.accept
        expect([id, evaluate(form, rest, now).outcome]).toEqual([
          id,
          "needs_review",
        ])
      }
    })
  }
)
