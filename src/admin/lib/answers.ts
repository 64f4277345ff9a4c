import type { CaseAnswerView, CaseDetail } from "../../api/contracts/case"

type Consultation = NonNullable<CaseDetail["consultation"]>

/** An answer with what stood there before. */
export type AnswerReading = {
  question_id: string
  label: string
  text: string
  /** The last ones; `times` counts them all. */
  times: number
  changes: { seq: number; previous: string; value: string; at: string }[]
}

/** The answers as a reviewer reads them: changed ones apart, then by section. */
export function answersOf(consultation: Consultation) {
  const changed = new Map(
    consultation.changed_answers.map((one) => [one.question_id, one])
  )
  const read = (answer: CaseAnswerView): AnswerReading => {
    const { times = 0, changes = [] } = changed.get(answer.question_id) ?? {}
    return {
      question_id: answer.question_id,
      label: answer.label,
      text: answer.text,
      times,
      changes: changes.map(({ seq, previous, text, at }) => ({
        seq,
        previous: previous ?? "no answer",
        value: text ?? "withdrawn",
        at,
      })),
    }
  }
  const all = consultation.sections.map(({ id, title, answers }) => ({
    id,
    title,
    answers: answers.map(read),
  }))
  return {
    changed: all.flatMap(({ answers }) => answers.filter(isChanged)),
    sections: all.map((section) => ({
      ...section,
      answers: section.answers.filter((answer) => !isChanged(answer)),
    })),
    inactive: consultation.inactive.map(read),
  }
}

const isChanged = ({ changes }: AnswerReading): boolean => changes.length > 0
