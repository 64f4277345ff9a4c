import { ArrowUpRightOnBox } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { useReadCaseAgain } from "../../../../hooks/identity"
import { apiUrl } from "../../../../lib/api"
import { formatDateTime } from "../../../../lib/format"
import { documentWord } from "../../../../lib/identity-words"

type Documents = CaseDetail["identity"]["documents"]

/** What the patient sent. Each is opened through a route that notes who looked; none is shown unasked. */
export const IdentityDocuments = ({ found }: { found: CaseDetail }) => {
  const { documents, check } = found.identity
  if (documents.length === 0) {
    return check?.state === "documents_requested" ? (
      <Text size="small" className="text-ui-fg-subtle">
        The patient was asked for photo ID and proof of address.
      </Text>
    ) : null
  }
  const counting = documents.filter(({ state }) => state === "received")
  const replaced = documents.filter(({ state }) => state === "superseded")
  return (
    <div className="flex flex-col gap-2">
      <Text size="small" weight="plus">
        Documents
      </Text>
      <List found={found} documents={counting} />
      {replaced.length > 0 ? (
        <details>
          <summary className="txt-small cursor-pointer">
            Replaced ({replaced.length})
          </summary>
          <List found={found} documents={replaced} />
        </details>
      ) : null}
    </div>
  )
}

type ListProps = { found: CaseDetail; documents: Documents }

const List = ({ found, documents }: ListProps) => {
  const readAgain = useReadCaseAgain(found.id)
  return (
    <ul className="flex flex-col gap-2">
      {documents.map((one) => (
        <li
          key={one.id}
          className="flex flex-wrap items-center justify-between gap-2"
        >
          <div>
            <Text size="small">{documentWord(one.kind)}</Text>
            <Text size="xsmall" className="text-ui-fg-subtle">
              {one.name}, {formatDateTime(one.uploaded_at)}
              {one.seen_by_me ? ", opened by you" : ""}
            </Text>
          </div>
          <Button size="small" variant="secondary" asChild>
            <a
              href={apiUrl(
                `/admin/cases/${found.id}/identity/documents/${one.id}`
              )}
              target="_blank"
              rel="noreferrer"
              // The look is on record when the page is come back to.
              onClick={() => setTimeout(() => void readAgain(), 1_500)}
            >
              Open
              <span className="sr-only"> {documentWord(one.kind)}</span>
              <ArrowUpRightOnBox />
            </a>
          </Button>
        </li>
      ))}
    </ul>
  )
}
