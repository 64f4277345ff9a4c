import { SelectField } from "../../../../components/select-field"
import { monthsWord } from "../../../../lib/case-plan-words"

type PlanLengthFieldProps = {
  /** As it is chosen, in months. */
  months: string
  /** Those in which the chosen item is offered in so many packs; undefined until that is known. */
  lengths: number[] | undefined
  error: string | undefined
  onChange: (months: string) => void
}

/** The length of the plan that is proposed; one that isn't offered for the item says so. */
export const PlanLengthField = (props: PlanLengthFieldProps) => {
  const { months, lengths, error, onChange } = props
  const chosen = Number(months)
  const shown = [...new Set([...(lengths ?? []), chosen])].sort((a, b) => a - b)
  return (
    <SelectField
      id="propose-months"
      label="Plan"
      value={months}
      options={shown.map((length) => ({
        value: String(length),
        label: monthsWord(length),
      }))}
      error={error ?? notOffered(chosen, lengths)}
      onChange={onChange}
    />
  )
}

function notOffered(
  chosen: number,
  lengths: number[] | undefined
): string | undefined {
  if (lengths === undefined || lengths.includes(chosen)) {
    return undefined
  }
  return lengths.length === 0
    ? "There is no plan of this item in so many packs."
    : `Not offered for ${monthsWord(chosen)}. Choose another length.`
}
