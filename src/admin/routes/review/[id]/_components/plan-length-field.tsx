import { SelectField } from "../../../../components/select-field"
import { monthsWord } from "../../../../lib/case-plan-words"

type PlanLengthFieldProps = {
  /** As it is chosen, in months. */
  months: string
  /** Those in which the chosen item is offered. */
  lengths: number[]
  error: string | undefined
  onChange: (months: string) => void
}

/** The length of the plan that is proposed; one that isn't offered for the item says so. */
export const PlanLengthField = (props: PlanLengthFieldProps) => {
  const { months, lengths, error, onChange } = props
  const chosen = Number(months)
  const isOffered = lengths.length === 0 || lengths.includes(chosen)
  const shown = [...new Set([...lengths, chosen])].sort((a, b) => a - b)
  return (
    <SelectField
      id="propose-months"
      label="Plan"
      value={months}
      options={shown.map((length) => ({
        value: String(length),
        label: monthsWord(length),
      }))}
      error={
        error ??
        (isOffered
          ? undefined
          : `Not offered for ${monthsWord(chosen)}. Choose another length.`)
      }
      onChange={onChange}
    />
  )
}
