import { Badge, Text } from "@medusajs/ui"
import type { UpcomingSupplyView } from "../../../../api/contracts/plan"
import { DataList, type Column } from "../../../components/data-list"
import { Pager } from "../../../components/pager"
import { PlanState } from "../../../components/plans/plan-state"
import { QueryView } from "../../../components/query-view"
import { StateBadge } from "../../../components/state-badge"
import { EmptyView } from "../../../components/state-views"
import { useUpcoming, type UpcomingQuery } from "../../../hooks/plans"
import type { useListParams } from "../../../hooks/use-list-params"
import { formatDate } from "../../../lib/format"
import { monthWords } from "../../../lib/plan-words"
import { DayTotals } from "./day-totals"

const columnsOf = (today: string): Column<UpcomingSupplyView>[] => [
  {
    header: "Due",
    cell: ({ due_on }) => (
      <span className="inline-flex flex-wrap items-center gap-1">
        <span className="whitespace-nowrap">
          {due_on ? formatDate(due_on) : "–"}
        </span>
        {due_on && due_on < today ? (
          <Badge size="2xsmall" color="red">
            Late
          </Badge>
        ) : null}
      </span>
    ),
  },
  {
    header: "Treatment",
    cell: (month) => (
      <span className="inline-flex flex-col">
        <span>{month.treatment_name ?? "–"}</span>
        <Text as="span" size="xsmall" className="text-ui-fg-subtle">
          <span className="whitespace-nowrap">{month.plan_reference}</span> ·{" "}
          <span className="whitespace-nowrap">
            {month.case_reference ?? "–"}
          </span>
        </Text>
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
  { header: "Packs", cell: ({ quantity }) => quantity },
  {
    header: "Payment",
    cell: ({ state }) => {
      const { word, colour } = monthWords(state)
      return <StateBadge color={colour}>{word}</StateBadge>
    },
  },
  {
    header: "Plan",
    cell: (month) => (
      <span className="inline-flex flex-col items-start gap-1">
        <PlanState
          plan={{ state: month.plan_state, pause_causes: month.pause_causes }}
        />
        {month.waits_for_check_in ? (
          <StateBadge color="orange">
            Waits for the patient’s answers
          </StateBadge>
        ) : null}
      </span>
    ),
  },
]

type UpcomingTableProps = {
  range: UpcomingQuery
  list: ReturnType<typeof useListParams>
}

export const UpcomingTable = ({ range, list }: UpcomingTableProps) => {
  const query = useUpcoming({
    ...range,
    limit: list.limit,
    offset: list.offset,
  })
  return (
    <QueryView query={query}>
      {({ supplies, days, count, today, to }) =>
        count === 0 ? (
          <EmptyView
            title="Nothing is due"
            text={`No plan has anything to send until ${formatDate(to)}.`}
          />
        ) : (
          <>
            <DayTotals days={days} today={today} />
            <DataList
              label="Upcoming supplies"
              columns={columnsOf(today)}
              rows={supplies}
              rowKey={(month) => month.id}
              href={(month) => `/plans/${month.plan_id}`}
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
