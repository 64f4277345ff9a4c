import type { Question } from "../../lib/forms/types"
import { SelectField } from "../select-field"
import { CheckField } from "./check-field"
import { NumberInput, TextInput } from "./text-input"

type KindFieldsProps = {
  question: Question
  put: (change: (known: Question) => Question) => void
}

const ACCEPTS = [
  { value: "photo", label: "A photo" },
  { value: "document", label: "A photo or a PDF" },
]

type NumberQuestion = Extract<Question, { kind: "number" }>

/** What only one kind of question has. */
export const KindFields = ({ question, put }: KindFieldsProps) => {
  switch (question.kind) {
    case "number":
      return <NumberFields question={question} put={put} />
    case "text":
      return (
        <NumberInput
          id="question-length"
          label="Longest answer, in characters"
          value={question.max_length}
          onChange={(value) =>
            put((known) =>
              known.kind === "text"
                ? { ...known, max_length: value ?? Number.NaN }
                : known
            )
          }
        />
      )
    case "date":
      return (
        <CheckField
          id="question-future"
          label="May be in the future"
          isChecked={question.future}
          onChange={(future) =>
            put((known) =>
              known.kind === "date" ? { ...known, future } : known
            )
          }
        />
      )
    case "file":
      return (
        <SelectField
          id="question-accept"
          label="What is taken"
          value={question.accept}
          options={ACCEPTS}
          onChange={(value) =>
            put((known) =>
              known.kind === "file"
                ? {
                    ...known,
                    accept: value === "document" ? "document" : "photo",
                  }
                : known
            )
          }
        />
      )
    default:
      return null
  }
}

const NumberFields = ({
  question,
  put,
}: KindFieldsProps & { question: NumberQuestion }) => {
  const change = (next: (known: NumberQuestion) => NumberQuestion) =>
    put((known) => (known.kind === "number" ? next(known) : known))
  return (
    <>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-3">
        <NumberInput
          id="question-min"
          label="Lowest"
          value={question.min}
          onChange={(min) =>
            change((known) => ({ ...known, min: min ?? Number.NaN }))
          }
        />
        <NumberInput
          id="question-max"
          label="Highest"
          value={question.max}
          onChange={(max) =>
            change((known) => ({ ...known, max: max ?? Number.NaN }))
          }
        />
        <TextInput
          id="question-unit"
          label="Unit"
          optional
          value={question.unit ?? ""}
          onChange={(unit) =>
            change(({ unit: _, ...known }) =>
              unit ? { ...known, unit } : known
            )
          }
        />
      </div>
      <CheckField
        id="question-whole"
        label="Whole numbers only"
        isChecked={question.whole}
        onChange={(whole) => change((known) => ({ ...known, whole }))}
      />
    </>
  )
}
