import type { CaseAnswerView, CaseDetail } from "../../api/contracts/case"

type Consultation = NonNullable<CaseDetail["consultation"]>

/** An answer with what stood there before. */
export type AnswerReading = {
  question_id: string
  label: string
  text: string
  /** What was answered first of all. */
  first: string
  /** How often it was changed; `changes` has the last ones. */
  times: number
  /** A rule had refused before it was changed. */
  denied_before: boolean
  changes: {
    seq: number
    previous: string
    value: string
    at: string
    /** Since the answer before, in seconds. */
    after: number
  }[]
}

/** The answers as a reviewer reads them: changed ones apart, then by section. */
export function answersOf(consultation: Consultation) {
  const changed = new Map(
    consultation.changed_answers.map((one) => [one.question_id, one])
  )
  const read = (answer: CaseAnswerView): AnswerReading => {
    const {
      first,
      times = 0,
      denied_before = false,
      changes = [],
    } = changed.get(answer.question_id) ?? {}
    return {
      question_id: answer.question_id,
      label: answer.label,
      text: answer.text,
      first: first?.text ?? "no answer",
      times,
      denied_before,
      changes: changes.map((change) => ({
        seq: change.seq,
        previous: change.previous ?? "no answer",
        value: change.text ?? "withdrawn",
        at: change.at,
        after: change.seconds_since_previous,
      })),
    }
  }
  const all = consultation.sections.map(({ id, title, answers }) => ({
    id,
    title,
    answers: answers.map(read),
  }))
  const order = [...changed.keys()]
  return {
    // As the server orders them: first those that a rule had refused.
    changed: all
      .flatMap(({ answers }) => answers.filter(isChanged))
      .sort(
        (a, b) => order.indexOf(a.question_id) - order.indexOf(b.question_id)
      ),
    sections: all.map((section) => ({
      ...section,
      answers: section.answers.filter((answer) => !isChanged(answer)),
    })),
    inactive: consultation.inactive.map(read),
  }
}

const isChanged = ({ changes }: AnswerReading): boolean => changes.length > 0

/** What stands for "no allergy" in an answer; all else is shown as it was said. */
const NO_ALLERGY = ["none", "no"]

/** The answers to questions about allergies, as the header shows them; null where none was asked. */
export function allergiesOf(consultation: Consultation | null): string | null {
  const asked = (consultation?.sections ?? [])
    .flatMap((section) => section.answers)
    .filter(({ topic }) => topic === "allergies")
  const told = asked.filter(
    ({ value }) => !NO_ALLERGY.includes([value].flat().join())
  )
  return asked.length === 0
    ? null
    : told.map(({ text }) => text).join("; ") || "none told"
}

/** The questions whose answers a rule that speaks has looked at. */
export const questionsOfRules = (consultation: Consultation): Set<string> =>
  new Set(consultation.rules.flatMap(({ answers_used }) => answers_used))
