import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Panel } from "../../../../components/panel"
import { StateBadge } from "../../../../components/state-badge"
import { checkInSentences } from "../../../../lib/check-in-words"
import { formatDate, formatDateTime } from "../../../../lib/format"

import { CheckInDrawer } from "./check-in-drawer"

type CheckIn = CaseDetail["check_ins"][number]

/** What the patient answered before their supplies in this category, the newest first (SAF-18); nothing where nothing was asked. */
export const CheckInsPanel = ({ found }: { found: CaseDetail }) =>
  found.check_ins.length > 0 ? (
    <Panel title="Before each supply">
      <ol className="flex flex-col gap-4">
        {found.check_ins.map((one) => (
          <Row key={one.id} checkIn={one} />
        ))}
      </ol>
    </Panel>
  ) : null

const Row = ({ checkIn }: { checkIn: CheckIn }) => {
  const { answered_at, reported, number, taken_by } = checkIn
  const [isOpen, setOpen] = useState(false)
  return (
    <li className="flex flex-col gap-1">
      <span className="flex flex-wrap items-center gap-2">
        <StateBadge color={!answered_at || reported ? "orange" : "green"}>
          {!answered_at
            ? "Waits for the patient"
            : reported
              ? "Health report opened"
              : "Answered"}
        </StateBadge>
        <Text size="small" className="text-ui-fg-subtle">
          Month {number}, due {formatDate(checkIn.due_on)}
          {answered_at
            ? ` · ${formatDateTime(answered_at)}${taken_by ? `, by phone, taken by ${taken_by}` : ""}`
            : ` · asked ${formatDateTime(checkIn.asked_at)}`}
        </Text>
      </span>
      {checkInSentences(checkIn).map((sentence) => (
        <Text key={sentence} size="small" className="whitespace-pre-line">
          {sentence}
        </Text>
      ))}
      {answered_at ? null : (
        <Button
          size="small"
          variant="secondary"
          className="self-start"
          onClick={() => setOpen(true)}
        >
          Answered by phone
        </Button>
      )}
      {isOpen ? (
        <CheckInDrawer checkIn={checkIn} onClose={() => setOpen(false)} />
      ) : null}
    </li>
  )
}
