import type { AnswerValue, PublicQuestion } from "../../lib/contracts"
import { partsOfDate } from "../../lib/dates"
import { Choices } from "../../ui/choices"
import type { Choice } from "../../ui/choices"
import { DateInput } from "../../ui/date-input"
import { FieldSet } from "../../ui/field"
import { Notice } from "../../ui/notice"
import { TextField } from "../../ui/text-field"
import type { Typed } from "./answers"
import { FileField } from "./file-field"
import { HeightWeightFields } from "./height-weight-fields"

type Props = {
  question: PublicQuestion
  answer: AnswerValue | undefined
  /** What was typed just now, when the form comes back with an error. */
  typed: Typed | undefined
  error: string | undefined
  /** The only question of its page. */
  alone: boolean
  /** Whose files are shown. */
  consultation: string
}

const asList = (value: AnswerValue | undefined): string[] =>
  Array.isArray(value) ? value : value == null ? [] : [String(value)]

const YES_NO: Choice[] = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
]

function ChoiceQuestion({ question, answer, typed, error, alone }: Props) {
  const { id, kind, label, help } = question
  const many = kind === "multiple"
  const choices =
    kind === "yes_no"
      ? YES_NO
      : (question.options ?? []).map((option) => ({
          ...option,
          exclusive: many && option.value === question.exclusive,
        }))
  return (
    <FieldSet
      id={id}
      legend={label}
      heading={alone}
      error={error}
      hint={help ?? (many ? "Select all that apply to you." : undefined)}
    >
      <Choices
        name={id}
        kind={many ? "checkbox" : "radio"}
        choices={choices}
        chosen={typed ? (typed[id] ?? []) : asList(answer)}
        inline={kind === "yes_no"}
      />
    </FieldSet>
  )
}

function TextQuestion({ question, answer, typed, error, alone }: Props) {
  const { id, kind, label, help, required, max_length } = question
  const number = kind === "number"
  const long = !number && (max_length == null || max_length > 120)
  return (
    <TextField
      name={id}
      label={label}
      question={alone}
      optional={!required}
      hint={help}
      error={error}
      value={typed ? typed[id]?.[0] : asList(answer)[0]}
      {...(number
        ? { inputMode: "decimal", width: "w-10", suffix: question.unit }
        : {})}
      {...(long ? { rows: 5 } : {})}
    />
  )
}

function DateQuestion({ question, answer, typed, error, alone }: Props) {
  const { id, label, help } = question
  const value = typed
    ? {
        day: typed[`${id}-day`]?.[0] ?? "",
        month: typed[`${id}-month`]?.[0] ?? "",
        year: typed[`${id}-year`]?.[0] ?? "",
      }
    : partsOfDate(answer)
  return (
    <DateInput
      name={id}
      legend={label}
      hint={help ?? "For example, 27 3 1985"}
      value={value}
      error={error}
      heading={alone}
      birthday={/birth|dob/.test(id)}
    />
  )
}

/** One question as form fields that work without scripts. */
export function Question(props: Props) {
  const { id, kind } = props.question
  return (
    <div data-question={id} data-kind={kind}>
      <Fields {...props} />
    </div>
  )
}

function Fields(props: Props) {
  const { question } = props
  switch (question.kind) {
    case "single":
    case "multiple":
    case "yes_no":
      return <ChoiceQuestion {...props} />
    case "date":
      return <DateQuestion {...props} />
    case "height_weight":
      return <HeightWeightFields {...props} />
    case "number":
    case "text":
      return <TextQuestion {...props} />
    case "information":
      return (
        <Notice title={question.label}>
          {question.help ? <p>{question.help}</p> : null}
        </Notice>
      )
    case "file":
      return <FileField {...props} />
  }
}
