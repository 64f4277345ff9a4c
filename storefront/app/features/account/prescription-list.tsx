import type { PrescriptionRow } from "../../lib/contracts"
import { formatDate } from "../../lib/dates"

/** The person's prescriptions, with the copy of each where there is one. */
export function PrescriptionList(props: { prescriptions: PrescriptionRow[] }) {
  return (
    <ul className="rows">
      {props.prescriptions.map((one) => (
        <li key={one.reference}>
          <div>
            <p>{one.treatment ?? one.reference}</p>
            <p className="muted small">
              {one.reference}
              {one.signed_at ? `, signed on ${formatDate(one.signed_at)}` : ""}
            </p>
          </div>
          {one.document_id ? (
            <a href={`/account/documents/${one.document_id}`}>
              Download copy
              <span className="visually-hidden"> of {one.reference}</span>
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
