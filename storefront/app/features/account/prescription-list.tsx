import type { PrescriptionRow } from "../../lib/contracts"
import { formatDate } from "../../lib/dates"

/** The person's prescriptions, with the copy of each where there is one. */
export function PrescriptionList(props: { prescriptions: PrescriptionRow[] }) {
  return (
    <ul className="rows">
      {props.prescriptions.map((one) => (
        <li key={one.reference}>
          <div>
            {one.medicines.map(({ description, directions, quantity }) => (
              <p key={description}>
                {description} × {quantity}: {directions}
              </p>
            ))}
            <p className="muted small">
              {one.reference}
              {`, signed on ${formatDate(one.signed_at)} by ${one.prescriber.name} (${one.prescriber.body} ${one.prescriber.number})`}
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
