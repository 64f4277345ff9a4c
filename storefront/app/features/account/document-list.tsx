import type { DocumentRow } from "../../lib/contracts"
import { formatDate } from "../../lib/dates"

const KINDS: Record<DocumentRow["kind"], string> = {
  gp_letter: "Letter to your GP practice",
  prescription_copy: "Copy of your prescription",
}

/** Documents to download, each as a PDF. */
export function DocumentList({ documents }: { documents: DocumentRow[] }) {
  return (
    <ul className="rows">
      {documents.map((document) => (
        <li key={document.id}>
          <div>
            <p>{document.title}</p>
            <p className="muted small">
              {KINDS[document.kind]}, {formatDate(document.created_at)}
            </p>
          </div>
          <a href={`/account/documents/${document.id}`}>
            Download PDF
            <span className="visually-hidden">: {document.title}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
