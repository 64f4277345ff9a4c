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

/** Whether the patient has said how they are before the month; what they said is read in the case. */
const CheckIn = ({ month }: { month: PlanMonthView }) => {
  const { check_in } = month
  if (!check_in) {
    return <>–</>
  }
  const { asked_at, answered_at } = check_in
  return (
    <span className="inline-flex flex-col items-start gap-1">
      <StateBadge color={answered_at ? "green" : "orange"}>
        {answered_at ? "Answered" : "Waits for the patient"}
      </StateBadge>
      <Small>
        {answered_at
          ? formatDate(answered_at)
          : `Asked on ${formatDate(asked_at)}`}
      </Small>
    </span>
  )
}

const CHECK_IN: Column<PlanMonthView> = {
  header: "Asked before",
  cell: (month) => <CheckIn month={month} />,
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

/** The column of what is asked stands only where something was. */
const columnsOf = (
  months: number,
  isAsked: boolean
): Column<PlanMonthView>[] => [
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
  ...(isAsked ? [CHECK_IN] : []),
  { header: "Payment", cell: (month) => <Payment month={month} /> },
  { header: "Supply", cell: (month) => <Supply month={month} /> },
]

/** Every month of the plan: its day, its money and its parcel. */
export const MonthsPanel = ({ plan }: { plan: PlanDetailView }) => (
  <Panel title="Months" flush>
    <DataList
      label="Months"
      columns={columnsOf(
        plan.months,
        plan.instalments.some(({ check_in }) => check_in !== null)
      )}
      rows={plan.instalments}
      rowKey={(month) => month.id}
    />
  </Panel>
)
