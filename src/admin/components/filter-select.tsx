import { Select } from "@medusajs/ui"

type FilterSelectProps = {
  label: string
  value: string
  options: { value: string; label: string }[]
  onChange: (value: string) => void
}

/** A filter of a list. */
export const FilterSelect = ({
  label,
  value,
  options,
  onChange,
}: FilterSelectProps) => (
  <Select size="small" value={value} onValueChange={onChange}>
    <Select.Trigger
      aria-label={label}
      className="w-full min-w-36 sm:w-auto sm:min-w-40 [&>span]:truncate"
    >
      <Select.Value placeholder={label} />
    </Select.Trigger>
    <Select.Content>
      {options.map((option) => (
        <Select.Item key={option.value} value={option.value}>
          {option.label}
        </Select.Item>
      ))}
    </Select.Content>
  </Select>
)
