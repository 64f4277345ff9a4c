import { FACT_RULES, STEADY_DAYS } from "../definition/facts"
import type { Fact } from "../definition/facts"
import type { AnswerValue } from "../definition/answers"
import type { Question } from "../definition/questions"
import { wordsOf } from "./differences"
import { daysBetween } from "./runs"
import type { PastRun } from "./runs"

/** Two consultations of one person that can't both be right about a fact (SAF-20). */
export type Contradiction = {
  fact: Fact
  /** The question of the consultation at hand. */
  question_id: string
  label: string
  here: string | null
  other_consultation_id: string
  other_question_id: string
  there: string | null
}

type Statement = {
  fact: Fact
  /** What is said of it: "yes", "no", or a date. */
  value: string
  question_id: string
}

/**
 * Where the consultation at hand and another of the same person contradict
 * each other, once a pair of questions. Only questions that name their fact
 * (`compare_as`) are compared, and of lists only what both of them offer.
 */
export function contradictions(here: PastRun, other: PastRun): Contradiction[] {
  const mine = statementsOf(here)
  const theirs = statementsOf(other)
  const days = daysBetween(here.at, other.at)
  const otherIsEarlier = other.at.getTime() <= here.at.getTime()
  const found = new Map<string, Contradiction>()
  for (const [key, one] of mine) {
    const there = theirs.get(key)
    if (!there || one.value === there.value) {
      continue
    }
    const [before, after] = otherIsEarlier ? [there, one] : [one, there]
    if (contradicts(one.fact, before.value, after.value, days)) {
      found.set(`${one.question_id} ${there.question_id}`, {
        fact: one.fact,
        question_id: one.question_id,
        label: here.form.questions.get(one.question_id)?.label ?? "",
        here: wordsOf(here, one.question_id),
        other_consultation_id: other.consultation_id,
        other_question_id: there.question_id,
        there: wordsOf(other, there.question_id),
      })
    }
  }
  return [...found.values()]
}

function contradicts(
  fact: Fact,
  before: string,
  after: string,
  days: number
): boolean {
  switch (FACT_RULES[fact]) {
    case "fixed":
      return true
    case "lasting":
      return days <= STEADY_DAYS || (before === "yes" && after === "no")
    case "current":
      return days <= STEADY_DAYS
  }
}

/** What a consultation says of each fact, by a key that other forms share. */
function statementsOf({ form, answers }: PastRun): Map<string, Statement> {
  const statements = new Map<string, Statement>()
  for (const question of form.questions.values()) {
    const value = answers[question.id]
    const fact = question.compare_as
    if (fact === undefined || value === undefined) {
      continue
    }
    for (const [thing, said] of saidBy(question, fact, value)) {
      statements.set(`${fact}/${thing}`, {
        fact,
        value: said,
        question_id: question.id,
      })
    }
  }
  return statements
}

/** Pairs of a thing and what is said of it. Free words and numbers say nothing that can be compared. */
function saidBy(
  question: Question,
  fact: Fact,
  value: AnswerValue
): [string, string][] {
  switch (question.kind) {
    case "date":
      return typeof value === "string" ? [[fact, value]] : []
    case "yes_no":
      return typeof value === "string"
        ? [[ofOne(fact) ? fact : question.id, value]]
        : []
    case "single":
    case "multiple": {
      // One choice of a list's question is a degree ("mild"), not a thing.
      if (question.kind === "single" && !ofOne(fact)) {
        return []
      }
      const chosen = new Set([value].flat())
      const nothing =
        question.kind === "multiple" ? question.exclusive : undefined
      return question.options
        .filter((option) => ![nothing, "no", "none"].includes(option.value))
        .flatMap((option) => {
          const said = chosen.has(option.value) ? "yes" : "no"
          return [option.value, slug(option.label)].map(
            (thing): [string, string] => [thing, said]
          )
        })
    }
    default:
      return []
  }
}

/** Facts of which everybody has one; of the others there is a list. */
const ofOne = (fact: Fact): boolean =>
  !["allergies", "conditions", "current_medicines"].includes(fact)

/** "High blood pressure" and high_blood_pressure are one thing. */
const slug = (label: string): string =>
  label.toLowerCase().replace(/[^a-z0-9]+/g, "_")
