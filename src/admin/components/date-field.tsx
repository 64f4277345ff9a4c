import { Input, Text } from "@medusajs/ui"

type DateFieldProps = {
  label: string
  value: string
  onChange: (day: string) => void
}

/** A day that a list is filtered by; empty where none is asked for. */
export const DateField = ({ label, value, onChange }: DateFieldProps) => (
  <label className="flex w-full items-center gap-2 sm:w-auto">
    <Text
      as="span"
      size="small"
      className="text-ui-fg-subtle whitespace-nowrap"
    >
      {label}
    </Text>
    <Input
      type="date"
      size="small"
      className="min-w-0 sm:w-36"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </label>
)
