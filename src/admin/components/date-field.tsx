import { Input } from "@medusajs/ui"

type DateFieldProps = {
  label: string
  value: string
  onChange: (day: string) => void
}

/** A day that a list is filtered by; empty where none is asked for. */
export const DateField = ({ label, value, onChange }: DateFieldProps) => (
  <Input
    type="date"
    size="small"
    className="w-full sm:w-40"
    aria-label={label}
    title={label}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
)
