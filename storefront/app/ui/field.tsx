import type { ReactNode } from "react"

/** The ids of a field's hint and error, for aria-describedby. */
export function describedBy(
  id: string,
  hint: unknown,
  error: unknown
): string | undefined {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""]
  return ids.filter(Boolean).join(" ") || undefined
}

type Notes = { id: string; hint?: ReactNode; error?: string | undefined }

/** The hint and the error of a field, under the ids that describedBy names. */
export function FieldNotes({ id, hint, error }: Notes) {
  return (
    <>
      {hint ? (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      {error ? (
        <p className="error" id={`${id}-error`}>
          <span className="visually-hidden">Error: </span>
          {error}
        </p>
      ) : null}
    </>
  )
}

type FieldSetProps = Notes & {
  legend: string
  /** The question of a page: larger, and its main heading. */
  heading?: boolean
  className?: string
  children: ReactNode
}

/** A group of inputs under one legend. */
export function FieldSet(props: FieldSetProps) {
  const { id, legend, hint, error, heading, className, children } = props
  return (
    <fieldset
      className={`field ${error ? "invalid" : ""} ${className ?? ""}`}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend className={heading ? "question" : undefined}>{legend}</legend>
      <FieldNotes id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  )
}
