import { Textarea } from "@medusajs/ui"
import { Field } from "./field"

type TextFieldProps = {
  id: string
  label: string
  value: string
  onChange: (text: string) => void
  rows?: number
  hint?: string
  error?: string | undefined
  optional?: boolean
  /** Called when the field is left. */
  onLeave?: () => void
}

/** A labelled field of several lines. */
export const TextField = (props: TextFieldProps) => {
  const { id, label, value, onChange, rows = 3, hint, error, optional } = props
  return (
    <Field
      id={id}
      label={label}
      hint={hint}
      error={error}
      optional={optional ?? false}
    >
      <Textarea
        id={id}
        rows={rows}
        value={value}
        aria-invalid={error !== undefined}
        onChange={(event) => onChange(event.target.value)}
        {...(props.onLeave ? { onBlur: props.onLeave } : {})}
      />
    </Field>
  )
}
