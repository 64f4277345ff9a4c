import type { FieldErrors } from "../lib/errors"

type Props = {
  errors: FieldErrors | undefined
  /** Where a field's first input is, when not under the field's own name. */
  anchors?: Record<string, string>
}

/** What is wrong, first on the page and focused, with a link to each field. */
export function ErrorSummary({ errors, anchors = {} }: Props) {
  const entries = Object.entries(errors ?? {})
  if (entries.length === 0) {
    return null
  }
  return (
    <div
      className="error-summary"
      role="alert"
      tabIndex={-1}
      autoFocus
      data-error-summary
      aria-labelledby="error-summary-title"
    >
      <h2 id="error-summary-title">There is a problem</h2>
      <ul>
        {entries.map(([field, message]) => (
          <li key={field}>
            {field === "form" ? (
              message
            ) : (
              <a href={`#${anchors[field] ?? field}`}>{message}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
