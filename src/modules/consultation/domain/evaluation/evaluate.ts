import type { Answers, AnswerValue } from "../definition/answers"
import type { Question } from "../definition/questions"
import { ADVICE_LEVELS } from "../definition/rules"
import type { Advice, AdviceLevel, Rule, Suggestion } from "../definition/rules"
import type { CompiledCalculation } from "./calculate"
import type {
  CompiledForm,
  CompiledRule,
  CompiledStep,
  VisibleStep,
} from "./compile-form"
import { openOptional, opened } from "./open-optional"
import { askedOf, startRun } from "./run"
import type { Run, Slot } from "./run"

/** The only outcomes there are (C14): the engine never decides on a treatment. */
export const OUTCOMES = ["continue", "needs_review", "cannot_continue"] as const

export type Outcome = (typeof OUTCOMES)[number]

/** Why a rule spoke, or why it couldn't: kept with the consultation for the clinician. */
export type RuleTrace = {
  rule_id: string
  kind: Rule["kind"]
  /** unknown: what it looks at is asked, but not answered. */
  status: "fired" | "unknown"
  answers_used: Record<string, AnswerValue>
  /** The calculated values it looked at, as far as they are known. */
  calculations_used: Record<string, number>
  reason_code: string
  clinician_text: string
  source: string
  safeguarding: boolean
  advice: Advice
}

export type { VisibleStep }

export type Evaluation = {
  steps: VisibleStep[]
  /** Answers of the questions that are asked; others are inactive everywhere. */
  answers: Answers
  /**
   * Required questions that are asked and still open; when there are none, the
   * optional ones on which it hangs whether more required ones are asked.
   */
  missing: string[]
  /** Every calculation of the form; null while it isn't known. */
  calculations: Record<string, number | null>
  outcome: Outcome
  trace: RuleTrace[]
}

/**
 * Judges answers against a form version. Pure: the same answers give the same
 * result in whatever order they were given. Missing or unknown answers can
 * make an outcome worse, never better (SAF-10); all rules are looked at, and
 * the worst outcome wins.
 */
export function evaluate(
  form: CompiledForm,
  answers: Answers,
  now: Date
): Evaluation {
  const run = startRun(form, answers, now)
  const found = survey(form, run)
  const trace: RuleTrace[] = []
  for (const rule of form.rules) {
    const verdict = rule.holds(run)
    if (verdict !== false) {
      trace.push(traceOf(rule, verdict, run))
    }
  }
  return {
    steps: found.steps,
    answers: activeAnswers(form, run, answers, found.answered),
    missing: found.missing,
    calculations: resultsOf(form.calculations, run),
    outcome: worst(trace, found.undecided || found.missing.length > 0),
    trace,
  }
}

type Survey = {
  steps: VisibleStep[]
  missing: string[]
  /** How many answers count. */
  answered: number
  /** Whether there may be more required questions to ask. */
  undecided: boolean
}

/** What is asked, what of it is answered, and what has to be. */
function survey(form: CompiledForm, run: Run): Survey {
  const found = count(form, run)
  if (!found.undecided || found.missing.length > 0) {
    return found
  }
  const missing = openOptional(form, run)
  return { ...found, missing, steps: opened(found.steps, missing) }
}

function count(form: CompiledForm, run: Run): Survey {
  const found: Survey = {
    steps: [],
    missing: [],
    answered: 0,
    undecided: false,
  }
  for (const step of form.steps) {
    let asked = 0
    const { length } = found.missing
    for (const { question, position } of step.slots) {
      const seen = run.seen[position]
      if (seen === false) {
        continue
      }
      if (seen === null) {
        found.undecided ||= question.required
        continue
      }
      asked += 1
      if (seen !== undefined) {
        found.answered += 1
      } else if (question.required) {
        found.missing.push(question.id)
      }
    }
    if (asked > 0) {
      const complete = found.missing.length === length
      found.steps.push(
        asked === step.slots.length
          ? step.whole[complete ? "complete" : "open"]
          : { ...step.whole.open, questions: askedIn(step, run), complete }
      )
    }
  }
  return found
}

const askedIn = ({ slots }: CompiledStep, run: Run): Question[] =>
  slots.flatMap(({ question, position }) =>
    askedOf(run.seen[position]) === true ? [question] : []
  )

/** The given answers themselves when each of them counts, as it mostly is. */
const activeAnswers = (
  form: CompiledForm,
  run: Run,
  given: Answers,
  count: number
): Answers => (count === run.given ? given : valuesAt(form.slots, run))

/** The active answers among these questions, by question id. */
function valuesAt(
  slots: readonly Slot[],
  run: Run
): Record<string, AnswerValue> {
  const found: Record<string, AnswerValue> = {}
  for (const { question, position } of slots) {
    const seen = run.seen[position]
    if (seen !== undefined && seen !== null && seen !== false) {
      found[question.id] = seen
    }
  }
  return found
}

function resultsOf(
  calculations: readonly CompiledCalculation[],
  run: Run
): Record<string, number | null> {
  const results: Record<string, number | null> = {}
  for (const { id, measure } of calculations) {
    results[id] = measure(run)
  }
  return results
}

const traceOf = (
  { rule, uses, calculations }: CompiledRule,
  verdict: true | null,
  run: Run
): RuleTrace => ({
  rule_id: rule.id,
  kind: rule.kind,
  status: verdict === true ? "fired" : "unknown",
  answers_used: valuesAt(uses, run),
  calculations_used: known(resultsOf(calculations, run)),
  reason_code: rule.reason_code,
  clinician_text: rule.clinician_text,
  source: rule.source,
  safeguarding: rule.safeguarding,
  advice: rule.advice,
})

function known(
  results: Readonly<Record<string, number | null>>
): Record<string, number> {
  const found: Record<string, number> = {}
  for (const [id, result] of Object.entries(results)) {
    if (result !== null) {
      found[id] = result
    }
  }
  return found
}

function worst(trace: readonly RuleTrace[], incomplete: boolean): Outcome {
  for (const { kind, status } of trace) {
    if (kind === "deny" && status === "fired") {
      return "cannot_continue"
    }
  }
  return trace.length > 0 || incomplete ? "needs_review" : "continue"
}

const urgency = (level: AdviceLevel) => ADVICE_LEVELS.indexOf(level)

/** The rules of a kind that fired, the most urgent advice first. */
export const firedRules = (
  trace: readonly RuleTrace[],
  kind: Rule["kind"]
): RuleTrace[] =>
  trace
    .filter((entry) => entry.kind === kind && entry.status === "fired")
    .sort((a, b) => urgency(a.advice.level) - urgency(b.advice.level))

/** Why a treatment with these ingredients can be discussed (C14); the first suggestion that holds speaks. */
export function suggestionReason(
  form: CompiledForm,
  answers: Answers,
  now: Date,
  ingredient: string
): string {
  const wanted = ingredient.toLowerCase()
  const match = suggestionsFor(form, answers, now).find(({ ingredients }) =>
    ingredients.some((item) => item.toLowerCase() === wanted)
  )
  return match?.reason ?? form.definition.suggestions.otherwise
}

/** All suggestions that hold for these answers, in the form's order, which ranks nothing (C14). */
export function suggestionsFor(
  form: CompiledForm,
  answers: Answers,
  now: Date
): Suggestion[] {
  const run = startRun(form, answers, now)
  return form.suggestions.flatMap(({ suggestion, holds }) =>
    holds(run) === true ? [suggestion] : []
  )
}
