import { Text } from "@medusajs/ui"
import type { FailedChargeView } from "../../../../../api/contracts/plan"
import { DataList, type Column } from "../../../../components/data-list"
import { Pager } from "../../../../components/pager"
import { RetryCharge } from "../../../../components/plans/retry-charge"
import { QueryView } from "../../../../components/query-view"
import { StateBadge } from "../../../../components/state-badge"
import { EmptyView } from "../../../../components/state-views"
import { TextLink } from "../../../../components/text-link"
import { useFailedCharges } from "../../../../hooks/plans"
import type { useListParams } from "../../../../hooks/use-list-params"
import { pauseWords } from "../../../../lib/case-plan-words"
import { countWord, formatDate } from "../../../../lib/format"
import {
  declineSentence,
  monthWords,
  nextOfCharge,
} from "../../../../lib/plan-words"
import { formatPence } from "../../../../lib/refund-words"

const Small = ({ children }: { children: React.ReactNode }) => (
  <Text as="span" size="xsmall" className="text-ui-fg-subtle">
    {children}
  </Text>
)

/** What else the plan stands still for: then paying alone doesn't let it go on. */
const others = (charge: FailedChargeView): string | null =>
  pauseWords(charge.pause_causes.filter((cause) => cause !== "payment"))

const columns: Column<FailedChargeView>[] = [
  {
    header: "Plan",
    cell: (charge) => (
      <TextLink
        to={`/plans/${charge.plan_id}`}
        className="txt-compact-small-plus whitespace-nowrap"
      >
        {charge.plan_reference}
      </TextLink>
    ),
  },
  {
    header: "Treatment",
    cell: (charge) => (
      <span className="inline-flex flex-col">
        <span>{charge.treatment_name ?? "–"}</span>
        <Small>{charge.case_reference ?? "–"}</Small>
      </span>
    ),
  },
  {
    header: "Month",
    cell: ({ number, months }) => (
      <span className="whitespace-nowrap">
        {number} of {months}
      </span>
    ),
  },
  { header: "Amount", cell: ({ amount }) => formatPence(amount) },
  {
    header: "State",
    cell: (charge) => {
      const { word, colour } = monthWords(charge.state)
      return (
        <span className="inline-flex flex-col gap-1">
          <StateBadge color={colour}>{word}</StateBadge>
          {charge.decline_code ? (
            <Small>{declineSentence(charge.decline_code)}</Small>
          ) : null}
        </span>
      )
    },
  },
  {
    header: "Since",
    cell: (charge) => {
      const since = charge.first_declined_on ?? charge.due_on
      return (
        <span className="inline-flex flex-col whitespace-nowrap">
          <span>{since ? formatDate(since) : "–"}</span>
          <Small>{countWord(charge.attempts, "attempt")}</Small>
        </span>
      )
    },
  },
  {
    header: "What follows",
    cell: (charge) => {
      const more = others(charge)
      return (
        <span className="inline-flex flex-col">
          <span>{nextOfCharge(charge)}</span>
          {more ? <Small>Also paused for {more}</Small> : null}
        </span>
      )
    },
  },
  {
    header: "Actions",
    cell: (charge) => (charge.may_retry ? <RetryCharge month={charge} /> : "–"),
  },
]

type ChargeTableProps = { list: ReturnType<typeof useListParams> }

export const ChargeTable = ({ list }: ChargeTableProps) => {
  const state = list.get("state")
  const query = useFailedCharges({
    state,
    limit: list.limit,
    offset: list.offset,
  })
  return (
    <QueryView query={query}>
      {({ charges, count }) =>
        count === 0 ? (
          <EmptyView
            title={state ? "No such charge" : "No charge has failed"}
            text="Charges of plans that the bank refused, or that their patient has to confirm, stand here."
          />
        ) : (
          <>
            <DataList
              label="Failed charges"
              columns={columns}
              rows={charges}
              rowKey={(charge) => charge.id}
            />
            <Pager
              count={count}
              limit={list.limit}
              page={list.page}
              onPage={list.setPage}
            />
          </>
        )
      }
    </QueryView>
  )
}
