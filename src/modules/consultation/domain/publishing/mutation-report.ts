import type { FormDefinition } from "../definition/form-definition"
import type { GoldenCase } from "../definition/golden-case"
import type { Rule } from "../definition/rules"
import { compileCondition } from "../evaluation/compile-condition"
import { compileForm } from "../evaluation/compile-form"
import type { CompiledForm } from "../evaluation/compile-form"
import { questionsUsed } from "../evaluation/dependencies"
import type { Predicate, Run, Runnable } from "../evaluation/run"
import { judgedCases, notices } from "./judged-cases"
import type { JudgedCase } from "./judged-cases"
import { inlineNamed, variantsOf } from "./mutants"
import type { Variant } from "./mutants"
import { searchOf } from "./search"
import type { Search } from "./search"

export type MutationRow = {
  rule_id: string
  rule_kind: Rule["kind"]
  mutation: "delete" | "negate" | "shift"
  /** What is changed, in words. */
  detail: string
  /** The first golden case that notices; null when none does. */
  killed_by: string | null
}

type Mutant = Pick<MutationRow, "mutation" | "detail" | "killed_by"> & {
  holds: Predicate
  /** How the rule reads then; null when it is gone. */
  variant: Variant | null
}

// About a second of trying whether a change could be noticed at all.
const COMBINATIONS = 500_000

/**
 * Breaks each rule in every small way and says which golden case notices: the
 * rule deleted, negated, a number moved, something left out. Only cases that
 * pass with the form as it is can notice anything; changes that no answers
 * could tell from the rule as it is are not reported.
 *
 * @param definition one that passed `checkFormDefinition`
 */
export function mutationReport(
  definition: FormDefinition,
  cases: readonly GoldenCase[]
): MutationRow[] {
  const form = compileForm(definition)
  const judged = judgedCases(form, cases)
  const search = searchOf(form, COMBINATIONS)
  return definition.rules.flatMap((rule, index) =>
    mutantsOf(rule, index, form, judged)
      .filter(
        ({ killed_by, variant }) =>
          killed_by !== null ||
          variant === null ||
          canBeNoticed(rule, variant, form, search)
      )
      .map(({ mutation, detail, killed_by }) => ({
        rule_id: rule.id,
        rule_kind: rule.kind,
        mutation,
        detail,
        killed_by,
      }))
  )
}

const never: Predicate = () => false

/** A rule's mutants with who notices them; case by case, as ages are looked up by day. */
function mutantsOf(
  rule: Rule,
  index: number,
  { definition, scope }: CompiledForm,
  judged: readonly JudgedCase[]
): Mutant[] {
  const when = inlineNamed(rule.when, definition.conditions)
  const mutant = (
    mutation: Mutant["mutation"],
    detail: string,
    variant: Variant | null
  ): Mutant => ({
    mutation,
    detail,
    variant,
    holds: variant ? compileCondition(variant.condition, scope) : never,
    killed_by: null,
  })
  const mutants = [
    mutant("delete", "the rule is deleted", null),
    mutant("negate", "the rule is negated", {
      condition: { not: when },
      detail: "",
    }),
    ...variantsOf(when, definition).map((variant) =>
      mutant("shift", variant.detail, variant)
    ),
  ]
  for (const one of judged) {
    for (const current of mutants) {
      if (
        current.killed_by === null &&
        notices(one, index, rule.kind, current.holds(one.run))
      ) {
        current.killed_by = one.id
      }
    }
  }
  return mutants
}

/** Whether answers can be found, or may be there, that a golden case could notice the change with. */
function canBeNoticed(
  rule: Rule,
  { condition }: Variant,
  form: CompiledForm,
  search: Search
): boolean {
  const before = compileCondition(rule.when, form.scope)
  const after = compileCondition(condition, form.scope)
  const found = search(
    [rule.when, condition],
    questionsUsed(rule.when, form.definition),
    (run, part) => {
      const [old, fresh] = [before(run), after(run)]
      return (
        (old === true) !== (fresh === true) ||
        (old !== fresh && !isOpen(run, part))
      )
    }
  )
  return found !== "no"
}

/** Whether something required is open, so that it is looked at whatever the rule says. */
const isOpen = ({ seen }: Run, { slots }: Runnable): boolean =>
  slots.some(
    ({ question, position }) =>
      question.required &&
      (seen[position] === undefined || seen[position] === null)
  )
