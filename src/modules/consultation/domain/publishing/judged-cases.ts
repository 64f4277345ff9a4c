import type { GoldenCase } from "../definition/golden-case"
import { momentOf } from "../definition/golden-case"
import type { Rule } from "../definition/rules"
import type { CompiledForm } from "../evaluation/compile-form"
import { evaluate } from "../evaluation/evaluate"
import type { Outcome } from "../evaluation/evaluate"
import { startRun } from "../evaluation/run"
import type { Run } from "../evaluation/run"
import type { Truth } from "../evaluation/truth"
import { runGoldenCases } from "./golden"

/** A golden case that passes, with what each rule makes of it. */
export type JudgedCase = {
  id: string
  run: Run
  /** By the rule's place in the form. */
  verdicts: Truth[]
  /** Whether it has to be looked at whatever the rules say. */
  incomplete: boolean
  /** How many deny rules fired. */
  denials: number
  /** How many rules fired or could not be decided. */
  spoken: number
}

/** The cases that pass with the form as it is. */
export const judgedCases = (
  form: CompiledForm,
  cases: readonly GoldenCase[]
): JudgedCase[] =>
  cases
    .filter((golden) => runGoldenCases(form, [golden])[0]?.ok === true)
    .map((golden) => {
      const moment = momentOf(golden)
      const run = startRun(form, golden.answers, moment)
      const verdicts = form.rules.map(({ holds }) => holds(run))
      const ruled = form.rules.map(({ rule }, index) => ({
        kind: rule.kind,
        verdict: verdicts[index] ?? null,
      }))
      return {
        id: golden.id,
        run,
        verdicts,
        incomplete:
          evaluate({ ...form, rules: [] }, golden.answers, moment).outcome !==
          "continue",
        denials: ruled.filter(({ kind, verdict }) => isDenial(kind, verdict))
          .length,
        spoken: ruled.filter(({ verdict }) => verdict !== false).length,
      }
    })

/** Whether a case fails when one rule comes to something else: it fires or not, or the outcome differs. */
export function notices(
  judged: JudgedCase,
  index: number,
  kind: Rule["kind"],
  fresh: Truth
): boolean {
  const old = judged.verdicts[index] ?? null
  return (
    (old === true) !== (fresh === true) ||
    outcomeWith(judged, kind, old, fresh) !==
      outcomeWith(judged, kind, old, old)
  )
}

const isDenial = (kind: Rule["kind"], verdict: Truth) =>
  kind === "deny" && verdict === true

function outcomeWith(
  { incomplete, denials, spoken }: JudgedCase,
  kind: Rule["kind"],
  old: Truth,
  fresh: Truth
): Outcome {
  const denied =
    denials - Number(isDenial(kind, old)) + Number(isDenial(kind, fresh))
  const heard = spoken - Number(old !== false) + Number(fresh !== false)
  if (denied > 0) {
    return "cannot_continue"
  }
  return heard > 0 || incomplete ? "needs_review" : "continue"
}
