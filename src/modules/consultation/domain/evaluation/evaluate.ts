import type { Answers, AnswerValue } from "../definition/answers"
import type { Question } from "../definition/questions"
import { ADVICE_LEVELS } from "../definition/rules"
import type { Advice, AdviceLevel, Rule, Suggestion } from "../definition/rules"
import type { CompiledCalculation } from "./calculate"
import type { CompiledForm, CompiledRule } from "./compile-form"
import { startRun } from "./run"
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

export type VisibleStep = {
  id: string
  title: string
  questions: Question[]
  complete: boolean
}

export type Evaluation = {
  steps: VisibleStep[]
  /** Answers of the questions that are asked; others are inactive everywhere. */
  answers: Answers
  /** Required questions that are asked and still open. */
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
  const { missing, undecided } = openQuestions(form, run)
  const calculations = resultsOf(form.calculations, run)
  const trace: RuleTrace[] = []
  for (const rule of form.rules) {
    const verdict = rule.holds(run)
    if (verdict !== false) {
      trace.push(traceOf(rule, verdict, run))
    }
  }
  return {
    steps: visibleSteps(form, run),
    answers: activeAnswers(form, run, answers),
    missing,
    calculations,
    outcome: worst(trace, undecided || missing.length > 0),
    trace,
  }
}

/** Required questions that are still open, and whether there may be more of them. */
function openQuestions(form: CompiledForm, run: Run) {
  const missing: string[] = []
  let undecided = false
  for (const { question, position } of form.slots) {
    const asked = run.active[position]
    if (!question.required || asked === false) {
      continue
    }
    if (asked !== true) {
      undecided = true
    } else if (run.values[position] === undefined) {
      missing.push(question.id)
    }
  }
  return { missing, undecided }
}

/** The given answers themselves when each of them counts, as it mostly is. */
function activeAnswers(form: CompiledForm, run: Run, given: Answers): Answers {
  let count = 0
  for (const { position } of form.slots) {
    if (run.active[position] === true && run.values[position] !== undefined) {
      count += 1
    }
  }
  return count === Object.keys(given).length ? given : valuesAt(form.slots, run)
}

/** The active answers among these questions, by question id. */
function valuesAt(
  slots: readonly Slot[],
  run: Run
): Record<string, AnswerValue> {
  const found: Record<string, AnswerValue> = {}
  for (const { question, position } of slots) {
    const value = run.values[position]
    if (run.active[position] === true && value !== undefined) {
      found[question.id] = value
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
  calculations_used: Object.fromEntries(
    calculations.flatMap(({ id, measure }) => {
      const result = measure(run)
      return result === null ? [] : [[id, result]]
    })
  ),
  reason_code: rule.reason_code,
  clinician_text: rule.clinician_text,
  source: rule.source,
  safeguarding: rule.safeguarding,
  advice: rule.advice,
})

function worst(trace: readonly RuleTrace[], incomplete: boolean): Outcome {
  for (const { kind, status } of trace) {
    if (kind === "deny" && status === "fired") {
      return "cannot_continue"
    }
  }
  return trace.length > 0 || incomplete ? "needs_review" : "continue"
}

function visibleSteps(form: CompiledForm, run: Run): VisibleStep[] {
  const visible: VisibleStep[] = []
  for (const { id, title, slots } of form.steps) {
    const questions: Question[] = []
    let complete = true
    for (const { question, position } of slots) {
      if (run.active[position] === true) {
        questions.push(question)
        complete &&= !question.required || run.values[position] !== undefined
      }
    }
    if (questions.length > 0) {
      visible.push({ id, title, questions, complete })
    }
  }
  return visible
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
