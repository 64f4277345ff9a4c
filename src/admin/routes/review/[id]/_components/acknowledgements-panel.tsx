import { Button, Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import type { AcknowledgementView } from "../../../../../api/contracts/case-comparison"
import { ApiAlert } from "../../../../components/api-alert"
import { Panel } from "../../../../components/panel"
import { useCaseAction } from "../../../../hooks/cases"
import { useMe } from "../../../../hooks/staff"
import { readingOf } from "../../../../lib/acknowledgement-words"
import { formatDate } from "../../../../lib/format"

type ReadingProps = {
  found: CaseDetail
  asked: AcknowledgementView
  mayRead: boolean
}

const ReadingItem = ({ found, asked, mayRead }: ReadingProps) => {
  const acknowledge = useCaseAction(found.id)
  const { kind, subject, open, given } = asked
  const { title, lines } = readingOf(asked, found)
  return (
    <li className="bg-ui-bg-subtle flex flex-col gap-2 rounded-md border p-3">
      <Text size="small" weight="plus">
        {title}
      </Text>
      <ul className="flex flex-col gap-1">
        {lines.map(({ label, before, after }, index) => (
          <li key={`${label}-${index}`}>
            <Text size="small" className="text-ui-fg-subtle">
              {label}
            </Text>
            <Text size="small">
              Before: {before}. Now: {after}.
            </Text>
          </li>
        ))}
      </ul>
      {given.map((one) => (
        <Text key={one.user_id} size="xsmall" className="text-ui-fg-subtle">
          Read by {one.name}, {formatDate(one.at)}
        </Text>
      ))}
      {acknowledge.error ? <ApiAlert error={acknowledge.error} /> : null}
      {open && mayRead ? (
        <Button
          variant="secondary"
          size="small"
          className="self-start"
          isLoading={acknowledge.isPending}
          aria-label={`I have read this: ${title}`}
          onClick={() =>
            acknowledge.mutate({
              action: "acknowledgements",
              body: { kind, subject },
            })
          }
        >
          I have read this
        </Button>
      ) : null}
    </li>
  )
}

/** What the one who approves has to have read (SAF-9, REP-1, SAF-20); nothing where there is none. */
export const AcknowledgementsPanel = ({ found }: { found: CaseDetail }) => {
  const me = useMe().data
  const mayRead =
    found.state === "in_review" && found.claimed_by?.user_id === me?.user_id
  return found.acknowledgements.length === 0 ? null : (
    <Panel title="Read before approving">
      <ul className="flex flex-col gap-3">
        {found.acknowledgements.map((asked) => (
          <ReadingItem
            key={`${asked.kind}-${asked.subject}`}
            found={found}
            asked={asked}
            mayRead={mayRead}
          />
        ))}
      </ul>
    </Panel>
  )
}
