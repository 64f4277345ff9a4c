import { Badge, Text } from "@medusajs/ui"
import type { SupplyRowView } from "../../../../api/contracts/supply"
import { ClassBadge } from "../../../components/class-badge"
import { DataList, type Column } from "../../../components/data-list"
import { Pager } from "../../../components/pager"
import { QueryView } from "../../../components/query-view"
import { StateBadge } from "../../../components/state-badge"
import { EmptyView } from "../../../components/state-views"
import { useSupplies } from "../../../hooks/supplies"
import type { useListParams } from "../../../hooks/use-list-params"
import { formatWindow } from "../../../lib/format"
import { supplyPartWords } from "../../../lib/supply-part-words"
import type { SupplyView } from "../../../lib/supply-views"
import { gateWord, supplyWords } from "../../../lib/words"

const GatesCell = ({ gates }: { gates: SupplyRowView["gates"] }) => {
  const closed = gates.filter(({ open }) => !open)
  // A hold closes others with it.
  const first = closed.find(({ gate }) => gate === "no_hold") ?? closed[0]
  return (
    <span className="inline-flex flex-col">
      <span className="whitespace-nowrap">
        {gates.length - closed.length} of {gates.length} open
      </span>
      {first ? (
        <Text as="span" size="xsmall" className="text-ui-fg-subtle">
          {gateWord(first.gate)}: {first.reason}
        </Text>
      ) : null}
    </span>
  )
}

const columns: Column<SupplyRowView>[] = [
  {
    header: "Case",
    cell: (row) => (
      <span className="whitespace-nowrap font-medium">
        {row.case_reference}
      </span>
    ),
  },
  { header: "Order", cell: (row) => `#${row.order_display_id}` },
  {
    header: "Supply",
    cell: (row) => (
      <span className="inline-flex flex-col items-start gap-0.5">
        <Badge size="2xsmall" className="h-auto whitespace-normal">
          {row.label}
        </Badge>
        <Text as="span" size="xsmall" className="text-ui-fg-subtle">
          {supplyPartWords(row)}
        </Text>
      </span>
    ),
  },
  {
    header: "Treatment",
    cell: (row) => (
      <span className="inline-flex flex-wrap items-center gap-1.5">
        {row.treatment_name} <ClassBadge legalClass={row.legal_class} />
      </span>
    ),
  },
  { header: "Packs", cell: (row) => row.quantity },
  { header: "Gates", cell: (row) => <GatesCell gates={row.gates} /> },
  {
    header: "Promised dispatch",
    cell: (row) => (
      <span className="inline-flex flex-wrap items-center gap-1">
        <span className="whitespace-nowrap">
          {formatWindow(row.promised_from, row.promised_to)}
        </span>
        {row.late ? (
          <Badge size="2xsmall" color="red">
            Late
          </Badge>
        ) : null}
      </span>
    ),
  },
  {
    header: "State",
    cell: (row) => {
      const { word, colour } = supplyWords(row.state)
      return (
        <span className="inline-flex flex-wrap items-center gap-1">
          <StateBadge color={colour}>{word}</StateBadge>
          {row.held ? (
            <Badge size="2xsmall" color="red">
              On hold
            </Badge>
          ) : null}
        </span>
      )
    },
  },
]

type SupplyListProps = {
  view: SupplyView
  list: ReturnType<typeof useListParams>
}

export const SupplyList = ({ view, list }: SupplyListProps) => {
  const q = list.get("q")
  const query = useSupplies({
    state: view.state,
    q,
    limit: list.limit,
    offset: list.offset,
  })
  return (
    <QueryView query={query}>
      {({ supplies, count }) =>
        count === 0 ? (
          <EmptyView
            title={q ? "No supply matches" : view.empty}
            text={
              q
                ? "Look under All, or change the search."
                : "Approved cases come in by themselves."
            }
          />
        ) : (
          <>
            <DataList
              label="Supplies"
              columns={columns}
              rows={supplies}
              rowKey={(row) => row.id}
              href={(row) => `/dispatch/${row.id}`}
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
