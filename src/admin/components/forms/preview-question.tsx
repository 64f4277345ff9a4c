import { Button, Checkbox, Input, Label, Text, Textarea } from "@medusajs/ui"
import type { PublicQuestion } from "../../../api/contracts/consultation"
import type { AnswerInForm } from "../../../api/contracts/form"

type PreviewProps = {
  question: PublicQuestion
  answer: AnswerInForm | undefined
  onAnswer: (answer: AnswerInForm | undefined) => void
}

const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
]

/** A question as the patient gets it, in the preview. */
export const PreviewQuestion = (props: PreviewProps) => {
  const { question } = props
  const isOptional = question.kind !== "information" && !question.required
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="txt-small-plus mb-1">
        {question.label}
        {isOptional ? (
          <span className="text-ui-fg-subtle font-normal"> (optional)</span>
        ) : null}
      </legend>
      {question.help ? (
        <Text size="small" className="text-ui-fg-subtle">
          {question.help}
        </Text>
      ) : null}
      <AnswerInput {...props} />
    </fieldset>
  )
}

const AnswerInput = (props: PreviewProps) => {
  const { question, answer, onAnswer } = props
  const label = `Answer to ${question.label}`
  const text = typeof answer === "string" ? answer : ""
  switch (question.kind) {
    case "information":
      return null
    case "yes_no":
      return <Choices {...props} options={YES_NO} />
    case "single":
      return <Choices {...props} options={question.options ?? []} />
    case "multiple":
      return <Ticks {...props} />
    case "text":
      return (
        <Textarea
          rows={2}
          aria-label={label}
          value={text}
          onChange={({ target }) => onAnswer(target.value || undefined)}
        />
      )
    case "date":
      return (
        <Input
          type="date"
          size="small"
          aria-label={label}
          value={text}
          onChange={({ target }) => onAnswer(target.value || undefined)}
        />
      )
    case "number":
      return (
        <div className="flex items-center gap-2">
          <Amount
            label={label}
            value={typeof answer === "number" ? answer : undefined}
            onChange={onAnswer}
          />
          <Text size="small">{question.unit}</Text>
        </div>
      )
    case "height_weight":
      return <HeightWeight {...props} />
    case "file":
      return <SampleFile {...props} />
  }
}

type Options = { options: { value: string; label: string }[] }

const Choices = (props: PreviewProps & Options) => {
  const { question, answer, options, onAnswer } = props
  return (
    <div className="flex flex-col gap-1.5">
      {options.map(({ value, label }) => (
        <label key={value} className="txt-small flex items-center gap-2">
          <input
            type="radio"
            name={`preview-${question.id}`}
            className="accent-ui-fg-interactive"
            checked={answer === value}
            onChange={() => onAnswer(value)}
          />
          {label}
        </label>
      ))}
    </div>
  )
}

const Ticks = ({ question, answer, onAnswer }: PreviewProps) => {
  const chosen = Array.isArray(answer) ? answer : []
  const { options = [], exclusive } = question
  const toggle = (value: string, isOn: boolean) => {
    const others = chosen.filter(
      (one) => one !== value && (one === exclusive) === (value === exclusive)
    )
    const next = isOn
      ? value === exclusive
        ? [value]
        : [...others, value]
      : chosen.filter((one) => one !== value)
    onAnswer(next.length > 0 ? next : undefined)
  }
  return (
    <div className="flex flex-col gap-1.5">
      {options.map(({ value, label }) => (
        <div key={value} className="flex items-center gap-2">
          <Checkbox
            id={`preview-${question.id}-${value}`}
            checked={chosen.includes(value)}
            onCheckedChange={(next) => toggle(value, next === true)}
          />
          <Label htmlFor={`preview-${question.id}-${value}`} size="small">
            {label}
          </Label>
        </div>
      ))}
    </div>
  )
}

type AmountProps = {
  label: string
  value: number | undefined
  onChange: (value: number | undefined) => void
}

const Amount = ({ label, value, onChange }: AmountProps) => (
  <Input
    type="number"
    step="any"
    size="small"
    className="w-28"
    aria-label={label}
    value={value ?? ""}
    onChange={({ target }) =>
      onChange(target.value === "" ? undefined : Number(target.value))
    }
  />
)

const HeightWeight = ({ question, answer, onAnswer }: PreviewProps) => {
  const known =
    typeof answer === "object" && "height_cm" in answer ? answer : null
  const put = (height_cm: number, weight_kg: number) =>
    onAnswer(height_cm || weight_kg ? { height_cm, weight_kg } : undefined)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Amount
        label={`Height in cm: ${question.label}`}
        value={known?.height_cm || undefined}
        onChange={(next) => put(next ?? 0, known?.weight_kg ?? 0)}
      />
      <Text size="small">cm</Text>
      <Amount
        label={`Weight in kg: ${question.label}`}
        value={known?.weight_kg || undefined}
        onChange={(next) => put(known?.height_cm ?? 0, next ?? 0)}
      />
      <Text size="small">kg</Text>
    </div>
  )
}

/** No file is needed to try the rules: only whether there is one counts. */
const SampleFile = ({ answer, onAnswer }: PreviewProps) => (
  <div className="flex flex-wrap items-center gap-2">
    <Button
      size="small"
      type="button"
      variant="secondary"
      onClick={() =>
        onAnswer(answer ? undefined : { file_id: "sample", name: "sample.jpg" })
      }
    >
      {answer ? "Take the file away" : "As if a file were sent"}
    </Button>
    {answer ? <Text size="small">sample.jpg</Text> : null}
  </div>
)
