import { Checkbox, Input, Label } from "@medusajs/ui"
import { useId } from "react"
import { choicesOf, type ValueShape } from "../../lib/forms/operators"
import type { ConditionValue, Question } from "../../lib/forms/types"
import { PlainSelect } from "./plain-select"

type ConditionValueProps = {
  path: string
  shape: ValueShape
  question: Question | null
  value: ConditionValue | undefined
  onChange: (value: ConditionValue | undefined) => void
}

const PRESENCE = [
  { value: "true", label: "is answered" },
  { value: "false", label: "is not answered" },
]

/** The value that a comparison takes, by what fits its operator. */
export const ConditionValueInput = (props: ConditionValueProps) => {
  const { path, shape, question, value, onChange } = props
  const label = `Value of comparison ${path}`
  switch (shape) {
    case "option":
      return (
        <PlainSelect
          label={label}
          value={typeof value === "string" ? value : ""}
          options={question ? choicesOf(question) : []}
          onChange={onChange}
        />
      )
    case "options":
      return <OptionTicks {...props} label={label} />
    case "text":
      return (
        <Input
          size="small"
          aria-label={label}
          value={typeof value === "string" ? value : ""}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case "presence":
      return (
        <PlainSelect
          label={label}
          value={String(value ?? true)}
          options={PRESENCE}
          onChange={(next) => onChange(next === "true")}
        />
      )
    case "number":
      return (
        <Amount
          label={label}
          value={value}
          onChange={(next) => onChange(Number.isNaN(next) ? undefined : next)}
        />
      )
    case "range": {
      const [low, high] = Array.isArray(value) ? value : []
      return (
        <div className="flex items-center gap-2">
          <Amount
            label={`Lowest ${label.toLowerCase()}`}
            value={low}
            onChange={(next) => onChange([next, Number(high ?? Number.NaN)])}
          />
          <span className="txt-small">and</span>
          <Amount
            label={`Highest ${label.toLowerCase()}`}
            value={high}
            onChange={(next) => onChange([Number(low ?? Number.NaN), next])}
          />
        </div>
      )
    }
  }
}

type AmountProps = {
  label: string
  value: unknown
  onChange: (value: number) => void
}

const Amount = ({ label, value, onChange }: AmountProps) => (
  <Input
    size="small"
    type="number"
    step="any"
    className="w-24"
    aria-label={label}
    value={typeof value === "number" && !Number.isNaN(value) ? value : ""}
    onChange={({ target }) =>
      onChange(target.value === "" ? Number.NaN : Number(target.value))
    }
  />
)

const OptionTicks = (props: ConditionValueProps & { label: string }) => {
  const { question, value, label, onChange } = props
  const base = useId()
  const chosen = Array.isArray(value) ? value.map(String) : []
  const choices = question ? choicesOf(question) : []
  return (
    <div role="group" aria-label={label} className="flex w-full flex-col gap-1">
      {choices.map((choice) => (
        <div key={choice.value} className="flex items-center gap-2">
          <Checkbox
            id={`${base}-${choice.value}`}
            checked={chosen.includes(choice.value)}
            onCheckedChange={(next) =>
              // In the question's order, so that the same choice is the same value.
              onChange(
                choices
                  .map((one) => one.value)
                  .filter((one) =>
                    one === choice.value ? next === true : chosen.includes(one)
                  )
              )
            }
          />
          <Label htmlFor={`${base}-${choice.value}`} size="small">
            {choice.label || choice.value}
          </Label>
        </div>
      ))}
    </div>
  )
}
