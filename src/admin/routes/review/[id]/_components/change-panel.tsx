import { Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Facts } from "../../../../components/facts"
import { Panel } from "../../../../components/panel"
import { StateBadge } from "../../../../components/state-badge"
import {
  changedPlanWords,
  changeSentence,
  changeWords,
  topUpSentence,
} from "../../../../lib/change-words"
import { formatDateTime } from "../../../../lib/format"
import { formatPence } from "../../../../lib/refund-words"

/** The newest change that was put to the patient, and how its money stands (SAF-2). */
export const ChangePanel = ({ found }: { found: CaseDetail }) => {
  const { change } = found
  if (!change) {
    return null
  }
  const isWaiting = found.state === "awaiting_acceptance"
  const { word, colour } = changeWords(change, isWaiting)
  const money = topUpSentence(change)
  return (
    <Panel
      title="Proposed change"
      aside={<StateBadge color={colour}>{word}</StateBadge>}
    >
      <div className="flex flex-col gap-3">
        <Facts
          facts={[
            [
              "Ordered",
              `${change.from.name} × ${change.from.quantity}, ${change.plan ? changedPlanWords(change.plan, "from") : formatPence(change.paid)}`,
            ],
            [
              "Proposed",
              `${change.to.name} × ${change.to.quantity}, ${change.plan ? changedPlanWords(change.plan, "to") : formatPence(change.price)}`,
            ],
            ["Sent", formatDateTime(change.proposed_at)],
            ...(change.answered_at
              ? ([["Answered", formatDateTime(change.answered_at)]] satisfies [
                  string,
                  string,
                ][])
              : []),
          ]}
        />
        <Text size="small">
          {changeSentence(change, change.plan !== null)} {money}
        </Text>
      </div>
    </Panel>
  )
}
