import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import type {
  PlanDetailView,
  PlanMonthView,
} from "../../../../../api/contracts/plan"
import { DataList, type Column } from "../../../../components/data-list"
import { Panel } from "../../../../components/panel"
import { RetryCharge } from "../../../../components/plans/retry-charge"
import { StateBadge } from "../../../../components/state-badge"
import { TextLink } from "../../../../components/text-link"
import { countWord, formatDate } from "../../../../lib/format"
import {
  declineSentence,
  monthWords,
  nextOfCharge,
} from "../../../../lib/plan-words"
import { formatPence } from "../../../../lib/refund-words"
import { supplyWords } from "../../../../lib/words"

const Small = ({ children }: { children: ReactNode }) => (
  <Text as="span" size="xsmall" className="text-ui-fg-subtle">
    {children}
  </Text>
)

const FAILED: readonly PlanMonthView["state"][] = [
  "retry_wait",
  "action_required",
  "failed",
  "unknown",
]

const Payment = ({ month }: { month: PlanMonthView }) => {
  const { word, colour } = monthWords(month.state)
  const isFailed = FAILED.includes(month.state)
  return (
    <span className="inline-flex flex-col items-start gap-1">
      <StateBadge color={colour}>{word}</StateBadge>
      {month.paid_at ? (
        <Small>Paid on {formatDate(month.paid_at)}</Small>
      ) : null}
      {isFailed && month.decline_code ? (
        <Small>{declineSentence(month.decline_code)}</Small>
      ) : null}
      {isFailed ? (
        <Small>
          {countWord(month.attempts, "attempt")}. {nextOfCharge(month)}.
        </Small>
      ) : null}
      {month.may_retry ? <RetryCharge month={month} /> : null}
    </span>
  )
}

const Supply = ({ month }: { month: PlanMonthView }) => {
  const { supply } = month
  if (!supply) {
    return <>–</>
  }
  const { word, colour } = supplyWords(supply.state)
  return (
    <span className="inline-flex flex-col items-start gap-1">
      <TextLink
        to={`/dispatch/${supply.id}`}
        className="txt-compact-small whitespace-nowrap"
      >
        {supply.reference}
      </TextLink>
      <StateBadge color={colour}>{word}</StateBadge>
    </span>
  )
}

const columnsOf = (months: number): Column<PlanMonthView>[] => [
  {
    header: "Month",
    cell: ({ number }) => (
      <span className="whitespace-nowrap">
        {number} of {months}
      </span>
    ),
  },
  {
    header: "Due",
    cell: ({ due_on }) => (
      <span className="whitespace-nowrap">
        {due_on ? formatDate(due_on) : "–"}
      </span>
    ),
  },
  { header: "Amount", cell: ({ amount }) => formatPence(amount) },
  { header: "Payment", cell: (month) => <Payment month={month} /> },
  { header: "Supply", cell: (month) => <Supply month={month} /> },
]

/** Every month of the plan: its day, its money and its parcel. */
export const MonthsPanel = ({ plan }: { plan: PlanDetailView }) => (
  <Panel title="Months" flush>
    <DataList
      label="Months"
      columns={columnsOf(plan.months)}
      rows={plan.instalments}
      rowKey={(month) => month.id}
    />
  </Panel>
)
