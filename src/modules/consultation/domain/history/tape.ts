import type { Answers, AnswerValue } from "../definition/answers"
import type { Outcome } from "../evaluation/evaluate"

/** One entry of the answer tape, opened (CON-4). */
export type TapeEvent = {
  seq: number
  question_id: string
  kind: "given" | "changed" | "withdrawn"
  previous: AnswerValue | null
  value: AnswerValue | null
  outcome_at_time: Outcome
  at: Date
}

export type AnswerChangeAt = {
  seq: number
  kind: TapeEvent["kind"]
  from: AnswerValue | null
  to: AnswerValue | null
  /** What the rules said with the answer as it was then. */
  outcome: Outcome
  at: Date
  /** Since the answer before it. */
  seconds_since_previous: number
}

/** One question whose answer did not stay as it was first given. */
export type ChangedAnswer = {
  question_id: string
  first: { value: AnswerValue | null; outcome: Outcome; at: Date }
  changes: AnswerChangeAt[]
  /** How often it was changed, taken back or given anew. */
  times: number
  /** It was changed when a deny rule had just fired. */
  denied_before: boolean
}

/**
 * So many changes are kept of a consultation; the longest form has not a
 * twentieth of the questions. A script that goes on is refused.
 */
export const LONGEST_TAPE = 3_000

/** How often each question's answer was changed or taken back. */
export function changesByQuestion(
  events: readonly Pick<TapeEvent, "question_id" | "kind">[]
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { question_id, kind } of events) {
    if (kind !== "given") {
      counts.set(question_id, (counts.get(question_id) ?? 0) + 1)
    }
  }
  return counts
}

const inOrder = (events: readonly TapeEvent[]): TapeEvent[] =>
  [...events].sort((a, b) => a.seq - b.seq)

/**
 * The questions whose answers were changed, those that had led to a denial
 * first, then those that were changed most often, then in the order of asking.
 */
export function changedAnswers(events: readonly TapeEvent[]): ChangedAnswer[] {
  const byQuestion = new Map<string, Judged[]>()
  let before: Outcome = "continue"
  for (const event of inOrder(events)) {
    const judged = { ...event, outcome_before: before }
    const known = byQuestion.get(event.question_id)
    if (known) {
      known.push(judged)
    } else {
      byQuestion.set(event.question_id, [judged])
    }
    before = event.outcome_at_time
  }
  return [...byQuestion.values()]
    .flatMap(changesOf)
    .sort(
      (a, b) =>
        Number(b.denied_before) - Number(a.denied_before) || b.times - a.times
    )
}

/** An entry with what the rules said just before it. */
type Judged = TapeEvent & { outcome_before: Outcome }

function changesOf(events: Judged[]): ChangedAnswer[] {
  const [first, ...later] = events
  if (!first || later.length === 0) {
    return []
  }
  const changes = later.map((event, index) => {
    const before = events[index] ?? first
    return {
      seq: event.seq,
      kind: event.kind,
      from: event.previous,
      to: event.value,
      outcome: event.outcome_at_time,
      at: event.at,
      seconds_since_previous: Math.round(
        (event.at.getTime() - before.at.getTime()) / 1_000
      ),
    }
  })
  return [
    {
      question_id: first.question_id,
      first: {
        value: first.value,
        outcome: first.outcome_at_time,
        at: first.at,
      },
      changes,
      times: changes.length,
      denied_before: later.some(
        (event) => event.outcome_before === "cannot_continue"
      ),
    },
  ]
}

/** The answers that the tape ends with; what is stored must be the same. */
export function replayTape(events: readonly TapeEvent[]): Answers {
  const answers = new Map<string, AnswerValue>()
  for (const { question_id, value } of inOrder(events)) {
    if (value === null) {
      answers.delete(question_id)
    } else {
      answers.set(question_id, value)
    }
  }
  return Object.fromEntries(answers)
}
