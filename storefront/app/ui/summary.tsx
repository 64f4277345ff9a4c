import type { ReactNode } from "react"

export type SummaryRow = {
  key: string
  term: string
  value: ReactNode
  change?: { href: string; label: string }
}

/** Terms with their values and, where it can be, a link to change each. */
export function Summary({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl className="summary">
      {rows.map(({ key, term, value, change }) => (
        <div key={key}>
          <dt>{term}</dt>
          <dd>{value}</dd>
          {change ? (
            <dd>
              <a href={change.href}>
                Change<span className="visually-hidden"> {change.label}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
}
