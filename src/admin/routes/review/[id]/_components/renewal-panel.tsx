import { Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Facts, type Fact } from "../../../../components/facts"
import { Panel } from "../../../../components/panel"
import { StateBadge } from "../../../../components/state-badge"
import { formatDate, formatDateTime } from "../../../../lib/format"
import { AWAITS_DECISION, stayWords } from "../../../../lib/stay-words"

type Renewal = NonNullable<CaseDetail["renewal"]>

const factsOf = (renewal: Renewal): Fact[] => [
  ["Months before", String(renewal.months_before)],
  [
    "Answers confirmed",
    renewal.confirmed_at ? formatDateTime(renewal.confirmed_at) : "No",
  ],
  ["Ends at twelve months", formatDate(renewal.limit_on)],
]

/** What a case renews, what it overlaps in amber, and why a prescriber is asked (REN-3); nothing for a first order. */
export const RenewalPanel = ({ found }: { found: CaseDetail }) => {
  const { renewal, stay_reason, state } = found
  return renewal ? (
    <Panel
      title={renewal.label}
      aside={
        renewal.overlaps_until ? (
          <StateBadge color="orange">Overlaps</StateBadge>
        ) : undefined
      }
    >
      {renewal.overlaps_until ? (
        <Text size="small">
          The plan that runs is supplied until{" "}
          {formatDate(renewal.overlaps_until)}. A pharmacist has to acknowledge
          the overlap before the parcel is sent.
        </Text>
      ) : null}
      {stay_reason && AWAITS_DECISION.has(state) ? (
        <Text size="small">
          It waits for a prescriber: {stayWords(stay_reason).sentence}
        </Text>
      ) : null}
      <Facts facts={factsOf(renewal)} />
    </Panel>
  ) : null
}
