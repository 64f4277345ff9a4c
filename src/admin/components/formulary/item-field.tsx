import { Input, Label, Select, Switch } from "@medusajs/ui"
import type { ItemField } from "../../lib/formulary-fields"
import { Field } from "../field"
import { TextField } from "../text-field"

type ItemFieldInputProps = {
  field: ItemField
  value: string | boolean
  error: string | undefined
  onChange: (value: string | boolean) => void
}

/** One field of a formulary item's form, by its kind. */
export const ItemFieldInput = (props: ItemFieldInputProps) => {
  const { field, value, error, onChange } = props
  const { name, label, kind, hint, optional = false, options = [] } = field
  const written = typeof value === "string" ? value : ""
  if (kind === "switch") {
    return (
      <div className="flex items-center justify-between gap-3">
        <Label htmlFor={name} size="small" weight="plus">
          {label}
        </Label>
        <Switch id={name} checked={value === true} onCheckedChange={onChange} />
      </div>
    )
  }
  if (kind === "lines") {
    return (
      <TextField
        id={name}
        label={label}
        optional={optional}
        error={error}
        value={written}
        onChange={onChange}
      />
    )
  }
  return (
    <Field
      id={name}
      label={label}
      hint={hint}
      error={error}
      optional={optional}
    >
      {kind === "choice" ? (
        <Select value={written} onValueChange={onChange}>
          <Select.Trigger id={name}>
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
      ) : (
        <Input
          id={name}
          inputMode={kind === "number" ? "numeric" : undefined}
          value={written}
          aria-invalid={error !== undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
