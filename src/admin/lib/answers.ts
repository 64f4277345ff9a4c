import type { CaseAnswerView, CaseDetail } from "../../api/contracts/case"

type Consultation = NonNullable<CaseDetail["consultation"]>

/** An answer with what stood there before. */
export type AnswerReading = {
  question_id: string
  label: string
  text: string
  changes: { seq: number; previous: string; value: string; at: string }[]
}

/** The answers as a reviewer reads them: changed ones apart, then by section. */
export function answersOf(consultation: Consultation) {
  const read = (answer: CaseAnswerView): AnswerReading => ({
    question_id: answer.question_id,
    label: answer.label,
    text: answer.text,
    changes: consultation.tape
      .filter(
        ({ question_id, kind }) =>
          question_id === answer.question_id && kind !== "given"
      )
      .map(({ seq, previous, value, at }) => ({
        seq,
        previous: previous ?? "no answer",
        value: value ?? "withdrawn",
        at,
      })),
  })
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
