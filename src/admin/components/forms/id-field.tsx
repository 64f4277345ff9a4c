import { Input } from "@medusajs/ui"
import { useState } from "react"
import { idProblem } from "../../lib/forms/ids"
import { Field } from "../field"

type IdFieldProps = {
  id: string
  value: string
  taken: readonly string[]
  hint?: string
  onRename: (next: string) => void
}

/** An id, changed everywhere at once when the field is left. */
export const IdField = (props: IdFieldProps) => {
  const { id, value, taken, hint, onRename } = props
  const [text, setText] = useState<string | null>(null)
  const shown = text ?? value
  const others = taken.filter((one) => one !== value)
  const problem = text === null ? undefined : idProblem(text, others)
  const leave = () => {
    if (text !== null && !problem) {
      setText(null)
      if (text !== value) {
        onRename(text)
      }
    }
  }
  return (
    <Field
      id={id}
      label="Id"
      hint={hint ?? "What refers to it is changed too."}
      error={problem}
    >
      <Input
        id={id}
        value={shown}
        aria-invalid={problem !== undefined}
        onChange={(event) => setText(event.target.value)}
        onBlur={leave}
      />
    </Field>
  )
}
