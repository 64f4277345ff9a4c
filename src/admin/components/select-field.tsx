import { Select } from "@medusajs/ui"
import { Field } from "./field"

type SelectFieldProps = {
  id: string
  label: string
  value: string
  options: { value: string; label: string }[]
  error?: string | undefined
  onChange: (value: string) => void
}

/** A labelled choice of one. */
export const SelectField = (props: SelectFieldProps) => {
  const { id, label, value, options, error, onChange } = props
  return (
    <Field id={id} label={label} error={error}>
      <Select value={value} onValueChange={onChange}>
        <Select.Trigger id={id}>
          <Select.Value placeholder="Choose" />
        </Select.Trigger>
        <Select.Content>
          {options.map((option) => (
            <Select.Item key={option.value} value={option.value}>
              {option.label}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </Field>
  )
}
