import type { Answers, AnswerValue } from "../definition/answers"
import type { CompiledForm, CompiledRule } from "./compile-form"
import type { Run } from "./compile-condition"
import type { Question } from "../definition/questions"
import { ADVICE_LEVELS } from "../definition/rules"
import type { Advice, AdviceLevel, Rule } from "../definition/rules"
import type { Truth } from "./truth"
import { isWellTyped } from "./well-typed"

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
  answers: Record<string, AnswerValue>
  /** Required questions that are asked and still open. */
  missing: string[]
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
  const run = start(form, answers, now)
  const asked = [...form.questions.values()].filter(
    (question) => run.active.get(question.id) === true
  )
  const active = activeAnswers(asked, answers)
  const open = [...form.questions.values()].filter(
    (question) =>
      question.required &&
      run.active.get(question.id) !== false &&
      !(question.id in active)
  )
  const trace = form.rules.flatMap((rule) => traceOf(rule, run, active))
  return {
    steps: visibleSteps(form, run, active),
    answers: active,
    missing: open
      .filter((question) => run.active.get(question.id) === true)
      .map((question) => question.id),
    outcome: worst(trace, open.length > 0),
    trace,
  }
}

/** Finds out which questions are asked. */
function start(form: CompiledForm, answers: Answers, now: Date): Run {
  const run: Run = { answers, now, active: new Map<string, Truth>() }
  for (const { id, shown } of form.visibility) {
    run.active.set(id, shown(run))
  }
  return run
}

function activeAnswers(
  asked: readonly Question[],
  answers: Answers
): Record<string, AnswerValue> {
  return Object.fromEntries(
    asked.flatMap((question) => {
      const value = Object.hasOwn(answers, question.id)
        ? answers[question.id]
        : undefined
      return isWellTyped(question, value) ? [[question.id, value]] : []
    })
  )
}

function traceOf(
  { rule, holds, uses }: CompiledRule,
  run: Run,
  active: Readonly<Record<string, AnswerValue>>
): RuleTrace[] {
  const verdict = holds(run)
  if (verdict === false) {
    return []
  }
  return [
    {
      rule_id: rule.id,
      kind: rule.kind,
      status: verdict === true ? "fired" : "unknown",
      answers_used: Object.fromEntries(
        uses.flatMap((id) => {
          const value = active[id]
          return value === undefined ? [] : [[id, value]]
        })
      ),
      reason_code: rule.reason_code,
      clinician_text: rule.clinician_text,
      source: rule.source,
      safeguarding: rule.safeguarding,
      advice: rule.advice,
    },
  ]
}

function worst(trace: readonly RuleTrace[], incomplete: boolean): Outcome {
  if (firedRules(trace, "deny").length > 0) {
    return "cannot_continue"
  }
  return trace.length > 0 || incomplete ? "needs_review" : "continue"
}

function visibleSteps(
  form: CompiledForm,
  run: Run,
  active: Readonly<Record<string, AnswerValue>>
): VisibleStep[] {
  const steps = new Map<string, VisibleStep>()
  for (const { question, step } of form.placed) {
    if (run.active.get(question.id) !== true) {
      continue
    }
    const visible = steps.get(step.id) ?? {
      id: step.id,
      title: step.title,
      questions: [],
      complete: true,
    }
    visible.questions.push(question)
    visible.complete &&= !question.required || question.id in active
    steps.set(step.id, visible)
  }
  return [...steps.values()]
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
  const run = start(form, answers, now)
  const wanted = ingredient.toLowerCase()
  const match = form.suggestions.find(
    ({ suggestion, holds }) =>
      suggestion.ingredients.some((item) => item.toLowerCase() === wanted) &&
      holds(run) === true
  )
  return match?.suggestion.reason ?? form.definition.suggestions.otherwise
}
