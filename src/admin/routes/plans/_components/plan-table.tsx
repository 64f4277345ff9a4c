import { Text } from "@medusajs/ui"
import type { PlanRowView } from "../../../../api/contracts/plan"
import { DataList, type Column } from "../../../components/data-list"
import { Pager } from "../../../components/pager"
import { PlanState } from "../../../components/plans/plan-state"
import { QueryView } from "../../../components/query-view"
import { StateBadge } from "../../../components/state-badge"
import { EmptyView } from "../../../components/state-views"
import { usePlans } from "../../../hooks/plans"
import type { useListParams } from "../../../hooks/use-list-params"
import { monthsWord } from "../../../lib/case-plan-words"
import { formatDate } from "../../../lib/format"
import { monthWords } from "../../../lib/plan-words"
import { formatPence } from "../../../lib/refund-words"

const columns: Column<PlanRowView>[] = [
  {
    header: "Plan",
    cell: (plan) => <span className="whitespace-nowrap">{plan.reference}</span>,
  },
  {
    header: "Treatment",
    cell: (plan) => (
      <span className="inline-flex flex-col">
        <span>{plan.treatment_name ?? "–"}</span>
        <Text as="span" size="xsmall" className="text-ui-fg-subtle">
          {plan.case_reference ?? "–"} · order #{plan.order_display_id ?? "–"}
        </Text>
      </span>
    ),
  },
  { header: "State", cell: (plan) => <PlanState plan={plan} /> },
  {
    header: "Sent",
    cell: (plan) => (
      <span className="whitespace-nowrap">
        {plan.supplied} of {monthsWord(plan.months)}
      </span>
    ),
  },
  {
    header: "Next",
    cell: (plan) => <Next plan={plan} />,
  },
  {
    header: "Each month",
    cell: (plan) => (
      <span className="inline-flex flex-col whitespace-nowrap">
        <span>{formatPence(plan.monthly_price + plan.delivery_price)}</span>
        <Text as="span" size="xsmall" className="text-ui-fg-subtle">
          {formatPence(plan.delivery_price)} of it delivery
        </Text>
      </span>
    ),
  },
  {
    header: "Bought",
    cell: (plan) => (
      <span className="whitespace-nowrap">{formatDate(plan.agreed_at)}</span>
    ),
  },
]

const Next = ({ plan }: { plan: PlanRowView }) => {
  const trouble = plan.trouble ? monthWords(plan.trouble) : null
  return (
    <span className="inline-flex flex-col gap-1">
      <span className="whitespace-nowrap">
        {plan.next_due_on
          ? formatDate(plan.next_due_on)
          : plan.next_number === null
            ? "Nothing to come"
            : "After the first parcel"}
      </span>
      {trouble ? (
        <StateBadge color={trouble.colour}>{trouble.word}</StateBadge>
      ) : null}
    </span>
  )
}

const FILTERS = [
  "q",
  "state",
  "cause",
  "category",
  "asked_to_end",
  "due_from",
  "due_to",
] as const

type PlanTableProps = { list: ReturnType<typeof useListParams> }

export const PlanTable = ({ list }: PlanTableProps) => {
  const filters = Object.fromEntries(
    FILTERS.map((name) => [name, list.get(name)])
  )
  const isFiltered = Object.values(filters).some(Boolean)
  const query = usePlans({
    ...filters,
    limit: list.limit,
    offset: list.offset,
  })
  return (
    <QueryView query={query}>
      {({ plans, count }) =>
        count === 0 ? (
          <EmptyView
            title={isFiltered ? "No plan matches" : "No plans yet"}
            text={
              isFiltered
                ? "Change the search or the filters."
                : "A plan comes in when a patient buys several months together."
            }
          />
        ) : (
          <>
            <DataList
              label="Plans"
              columns={columns}
              rows={plans}
              rowKey={(plan) => plan.id}
              href={(plan) => `/plans/${plan.id}`}
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
