import type { AnswerValue, PublicQuestion } from "../../lib/contracts"
import { FieldSet } from "../../ui/field"
import type { Typed } from "./answers"
import { asHeightWeight, toImperial } from "./height-weight"

type Props = {
  question: PublicQuestion
  answer: AnswerValue | undefined
  typed: Typed | undefined
  error: string | undefined
  alone: boolean
}

const UNITS = [
  { value: "metric", label: "Centimetres and kilograms" },
  { value: "imperial", label: "Feet, inches, stones, pounds" },
]

const METRIC = [
  { part: "cm", label: "Height in centimetres" },
  { part: "kg", label: "Weight in kilograms" },
]
const IMPERIAL = [
  [
    { part: "ft", label: "Feet" },
    { part: "in", label: "Inches" },
  ],
  [
    { part: "st", label: "Stones" },
    { part: "lb", label: "Pounds" },
  ],
]

/** The saved answer in every unit, as the fields' first values. */
function valuesOf(answer: AnswerValue | undefined): Record<string, string> {
  const value = asHeightWeight(answer)
  if (!value) {
    return {}
  }
  const imperial = toImperial(value)
  return {
    cm: String(value.height_cm),
    kg: String(value.weight_kg),
    ft: String(imperial.feet),
    in: String(imperial.inches),
    st: String(imperial.stones),
    lb: String(imperial.pounds),
  }
}

/** Height and weight in either system: a choice, then its fields. */
export function HeightWeightFields(props: Props) {
  const { question, answer, typed, error, alone } = props
  const { id } = question
  const saved = valuesOf(answer)
  const units = typed?.[`${id}-units`]?.[0] ?? "metric"
  const value = (part: string) =>
    typed ? (typed[`${id}-${part}`]?.[0] ?? "") : (saved[part] ?? "")
  const input = (part: string, label: string) => (
    <div className="part" key={part}>
      <label htmlFor={`${id}-${part}`}>{label}</label>
      <input
        id={`${id}-${part}`}
        name={`${id}-${part}`}
        className="w-4"
        inputMode="decimal"
        defaultValue={value(part)}
        aria-invalid={error ? true : undefined}
      />
    </div>
  )
  return (
    <FieldSet
      id={id}
      legend={question.label}
      heading={alone}
      hint={question.help}
      error={error}
      className="units"
    >
      <fieldset className="field">
        <legend>Units</legend>
        <div className="choices">
          {UNITS.map((unit, index) => (
            <label className="choice" key={unit.value}>
              <input
                type="radio"
                id={index === 0 ? id : `${id}-imperial`}
                name={`${id}-units`}
                value={unit.value}
                defaultChecked={units === unit.value}
              />
              <span>{unit.label}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="metric parts">
        {METRIC.map(({ part, label }) => input(part, label))}
      </div>
      <div className="imperial">
        {IMPERIAL.map((row, index) => (
          <fieldset className="field" key={row[0]?.part}>
            <legend>{index === 0 ? "Height" : "Weight"}</legend>
            <div className="parts">
              {row.map(({ part, label }) => input(part, label))}
            </div>
          </fieldset>
        ))}
      </div>
    </FieldSet>
  )
}
