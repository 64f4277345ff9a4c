import type { AnswerInput } from "./plan-answers"

/**
 * Up to where each device's answers have come in, by question. A number of a
 * device is any whole number that rises from answer to answer there.
 */
export type AnswerMarks = Readonly<
  Record<string, Readonly<Record<string, number>>>
>

/** A consultation is answered on a telephone and a computer, not on twenty. */
const MOST_DEVICES = 8

export type Sorted = {
  /** What is newer than all that this device sent for its question, or unnumbered. */
  fresh: AnswerInput[]
  /** Questions whose answer came late: a newer one of this device is here. */
  superseded: string[]
  marks: AnswerMarks
}

/**
 * Tells late answers from new ones, so that a request that was held up on its
 * way can't undo a newer answer of the same device. Answers without a number
 * (a form without scripts, which waits for its reply) are always new. Two
 * devices have no common clock: there the one that arrives last counts.
 */
export function sortOutLate(
  marks: AnswerMarks,
  device: string | undefined,
  inputs: readonly AnswerInput[]
): Sorted {
  if (device === undefined) {
    return { fresh: [...inputs], superseded: [], marks }
  }
  const known = marks[device] ?? {}
  const isLate = ({ question, client_seq }: AnswerInput) =>
    client_seq !== undefined && client_seq <= (known[question] ?? -1)
  const fresh = inputs.filter((input) => !isLate(input))
  const risen = Object.fromEntries(
    fresh.flatMap(({ question, client_seq }) =>
      client_seq === undefined ? [] : [[question, client_seq]]
    )
  )
  return {
    fresh,
    superseded: inputs.filter(isLate).map(({ question }) => question),
    marks:
      Object.keys(risen).length === 0
        ? marks
        : latestDevices({ ...marks, [device]: { ...known, ...risen } }, device),
  }
}

function latestDevices(marks: AnswerMarks, current: string): AnswerMarks {
  const latest = (one: Readonly<Record<string, number>>) =>
    Math.max(...Object.values(one))
  const others = Object.entries(marks)
    .filter(([device]) => device !== current)
    .sort(([, a], [, b]) => latest(b) - latest(a))
    .slice(0, MOST_DEVICES - 1)
  return { ...Object.fromEntries(others), [current]: marks[current] ?? {} }
}
