import { Select } from "@medusajs/ui"

export type SelectGroup = {
  label: string
  options: { value: string; label: string }[]
}

type PlainSelectProps = {
  label: string
  value: string
  options?: SelectGroup["options"]
  groups?: SelectGroup[]
  placeholder?: string
  onChange: (value: string) => void
}

/** A choice of one whose name is said and not shown. */
export const PlainSelect = (props: PlainSelectProps) => {
  const { label, value, options = [], groups = [], onChange } = props
  return (
    <Select size="small" value={value} onValueChange={onChange}>
      <Select.Trigger
        aria-label={label}
        className="min-w-36 flex-1 data-[placeholder]:text-ui-fg-subtle [&>span]:truncate [&>span]:text-left"
      >
        <Select.Value placeholder={props.placeholder ?? "Choose"} />
      </Select.Trigger>
      <Select.Content>
        {options.map((option) => (
          <Select.Item key={option.value} value={option.value}>
            {option.label}
          </Select.Item>
        ))}
        {groups.map((group) => (
          <Select.Group key={group.label}>
            <Select.Label>{group.label}</Select.Label>
            {group.options.map((option) => (
              <Select.Item key={option.value} value={option.value}>
                {option.label}
              </Select.Item>
            ))}
          </Select.Group>
        ))}
      </Select.Content>
    </Select>
  )
}
