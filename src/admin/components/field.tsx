import { Hint, Label } from "@medusajs/ui"
import type { ReactNode } from "react"

type FieldProps = {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  optional?: boolean
  children: ReactNode
}

/** A form's field with its label, its hint and what is wrong with it. */
export const Field = (props: FieldProps) => {
  const { id, label, hint, error, optional, children } = props
  return (
    <div className="flex flex-col gap-1">
      <Label htmlFor={id} size="small" weight="plus">
        {label}
        {optional ? (
          <span className="text-ui-fg-subtle font-normal"> (optional)</span>
        ) : null}
      </Label>
      {children}
      {hint && !error ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
      {error ? (
        <Hint id={`${id}-error`} variant="error" role="alert">
          {error}
        </Hint>
      ) : null}
    </div>
  )
}
