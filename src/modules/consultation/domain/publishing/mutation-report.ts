import type { FormDefinition } from "../definition/form-definition"
import type { GoldenCase } from "../definition/golden-case"
import type { Rule } from "../definition/rules"
import { compileForm, compileRule } from "../evaluation/compile-form"
import type { CompiledForm } from "../evaluation/compile-form"
import { runGoldenCases } from "./golden"
import { inlineNamed, variantsOf } from "./mutants"

export type MutationRow = {
  rule_id: string
  rule_kind: Rule["kind"]
  mutation: "delete" | "negate" | "shift"
  /** What is changed, in words. */
  detail: string
  /** The first golden case that notices; null when none does. */
  killed_by: string | null
}

/**
 * Breaks each rule in every small way and says which golden case notices: the
 * rule deleted, negated, a number moved, a named option left out. Only cases
 * that pass with the form as it is can notice anything.
 *
 * @param definition one that passed `checkFormDefinition`
 */
export function mutationReport(
  definition: FormDefinition,
  cases: readonly GoldenCase[]
): MutationRow[] {
  const form = compileForm(definition)
  const passing = cases.filter(
    (golden) => runGoldenCases(form, [golden])[0]?.ok === true
  )
  return definition.rules.flatMap((rule, index) =>
    mutationsOf(rule, definition).map(({ mutation, detail, rules }) => ({
      rule_id: rule.id,
      rule_kind: rule.kind,
      mutation,
      detail,
      killed_by: killer(form, index, rules, passing),
    }))
  )
}

type Mutation = Pick<MutationRow, "mutation" | "detail"> & { rules: Rule[] }

function mutationsOf(rule: Rule, definition: FormDefinition): Mutation[] {
  const when = inlineNamed(rule.when, definition.conditions)
  return [
    { mutation: "delete", detail: "the rule is deleted", rules: [] },
    {
      mutation: "negate",
      detail: "the rule is negated",
      rules: [{ ...rule, when: { not: when } }],
    },
    ...variantsOf(when, definition).map(
      ({ condition, detail }): Mutation => ({
        mutation: "shift",
        detail,
        rules: [{ ...rule, when: condition }],
      })
    ),
  ]
}

/** The first case that fails with other rules in the place of one. */
function killer(
  form: CompiledForm,
  index: number,
  rules: readonly Rule[],
  cases: readonly GoldenCase[]
): string | null {
  const mutant = {
    ...form,
    rules: form.rules.toSpliced(
      index,
      1,
      ...rules.map((rule) => compileRule(form.definition, rule, form.scope))
    ),
  }
  const noticed = cases.find(
    (golden) => runGoldenCases(mutant, [golden])[0]?.ok === false
  )
  return noticed?.id ?? null
}
