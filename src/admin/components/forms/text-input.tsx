import { Input } from "@medusajs/ui"
import { useState } from "react"
import { Field } from "../field"

type TextInputProps = {
  id: string
  label: string
  value: string
  onChange: (text: string) => void
  onLeave?: () => void
  hint?: string
  optional?: boolean
}

/** A labelled field of one line. */
export const TextInput = (props: TextInputProps) => {
  const { id, label, value, onChange, onLeave, hint, optional } = props
  return (
    <Field id={id} label={label} hint={hint} optional={optional ?? false}>
      <Input
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...(onLeave ? { onBlur: onLeave } : {})}
      />
    </Field>
  )
}

type NumberInputProps = {
  id: string
  label: string
  value: number | null | undefined
  onChange: (value: number | undefined) => void
  hint?: string
  optional?: boolean
}

const shown = (value: number | null | undefined) =>
  value == null || Number.isNaN(value) ? "" : String(value)

/** A labelled number; empty is undefined. */
export const NumberInput = (props: NumberInputProps) => {
  const { id, label, value, onChange, hint, optional } = props
  const [text, setText] = useState(shown(value))
  // "1." and "1" are the same number: the typed text is shown while it is.
  const isTyped = text !== "" && Number(text) === value
  return (
    <Field id={id} label={label} hint={hint} optional={optional ?? false}>
      <Input
        id={id}
        type="number"
        step="any"
        value={isTyped ? text : shown(value)}
        onChange={(event) => {
          setText(event.target.value)
          onChange(
            event.target.value === "" ? undefined : Number(event.target.value)
          )
        }}
      />
    </Field>
  )
}
