import type { InputHTMLAttributes, ReactNode } from "react"
import { describedBy, FieldNotes } from "./field"

type Props = {
  name: string
  label: string
  value?: string | number | null | undefined
  hint?: ReactNode
  error?: string | undefined
  optional?: boolean
  question?: boolean
  suffix?: string | null | undefined
  /** Rows of a text area; a single line without. */
  rows?: number
  width?: "w-2" | "w-4" | "w-10"
} & Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "type" | "autoComplete" | "inputMode" | "maxLength" | "spellCheck"
>

/** One labelled line (or, with `rows`, box) of text. */
export function TextField(props: Props) {
  const { name, label, value, hint, error, optional, question } = props
  const common = {
    id: name,
    name,
    defaultValue: value ?? "",
    autoComplete: props.autoComplete,
    maxLength: props.maxLength,
    spellCheck: props.spellCheck,
    "aria-describedby": describedBy(name, hint, error),
    "aria-invalid": error ? true : undefined,
  }
  return (
    <div className={`field ${error ? "invalid" : ""}`}>
      <label htmlFor={name} className={question ? "question" : undefined}>
        {label}
        {optional ? <span className="optional"> (optional)</span> : null}
      </label>
      <FieldNotes id={name} hint={hint} error={error} />
      {props.rows ? (
        <textarea {...common} rows={props.rows} />
      ) : (
        <div className="suffixed">
          <input
            {...common}
            type={props.type ?? "text"}
            inputMode={props.inputMode}
            className={props.width}
          />
          {props.suffix ? <span>{props.suffix}</span> : null}
        </div>
      )}
    </div>
  )
}
