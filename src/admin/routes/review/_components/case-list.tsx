import { Text } from "@medusajs/ui"
import type { CaseRow } from "../../../../api/contracts/case"
import { ClassBadge } from "../../../components/class-badge"
import { DataList, type Column } from "../../../components/data-list"
import { Pager } from "../../../components/pager"
import { QueryView } from "../../../components/query-view"
import { StateBadge } from "../../../components/state-badge"
import { EmptyView } from "../../../components/state-views"
import { useCases } from "../../../hooks/cases"
import { useNow } from "../../../hooks/clock"
import type { useListParams } from "../../../hooks/use-list-params"
import { waitedFor } from "../../../lib/format"
import { caseColour, identityWords, orderTypeWord } from "../../../lib/words"
import { AgeingBadge, FlagBadges } from "./flag-badges"

const columns = (now: number): Column<CaseRow>[] => [
  {
    header: "Case",
    cell: (row) => (
      <span className="whitespace-nowrap font-medium">{row.reference}</span>
    ),
  },
  {
    header: "Patient",
    cell: ({ patient }) =>
      patient ? `${patient.first_name} ${patient.last_name}` : "–",
  },
  {
    header: "Treatment",
    cell: (row) => (
      <span className="inline-flex flex-col">
        <span className="inline-flex flex-wrap items-center gap-1.5">
          <span className="whitespace-nowrap">{row.category.name}</span>{" "}
          <ClassBadge legalClass={row.legal_class} />
        </span>
        <Text as="span" size="xsmall" className="text-ui-fg-subtle">
          {row.treatment_name}
        </Text>
      </span>
    ),
  },
  {
    header: "ID",
    cell: (row) => identityWords(row.identity_status).word,
  },
  {
    header: "Order type",
    cell: (row) => orderTypeWord(row.order_type, row.instalment_count),
  },
  { header: "Flags", cell: (row) => <FlagBadges row={row} /> },
  {
    header: "Waiting",
    cell: (row) => (
      <span className="inline-flex flex-col items-start gap-0.5">
        <time dateTime={row.place_at} className="whitespace-nowrap">
          {waitedFor(row.place_at, now)}
        </time>
        <AgeingBadge ageing={row.ageing} />
      </span>
    ),
  },
  {
    header: "State, claimed by",
    cell: (row) => (
      <span className="inline-flex flex-col items-start gap-0.5">
        <StateBadge color={caseColour(row.state)}>{row.state_label}</StateBadge>
        {row.claimed_by ? (
          <Text as="span" size="xsmall" className="text-ui-fg-subtle">
            {row.claimed_by.name}
          </Text>
        ) : null}
      </span>
    ),
  },
]

type CaseListProps = {
  queue: string
  list: ReturnType<typeof useListParams>
}

export const CaseList = ({ queue, list }: CaseListProps) => {
  const now = useNow()
  const filters = {
    state: list.get("state"),
    category: list.get("category"),
    claimed: list.get("claimed"),
    flags: list.get("flags"),
    waiting_days: list.get("waiting_days"),
    q: list.get("q"),
  }
  const isFiltered = Object.values(filters).some(Boolean)
  const query = useCases({
    queue,
    ...filters,
    limit: list.limit,
    offset: list.offset,
  })
  return (
    <QueryView query={query}>
      {({ cases, count, more }) =>
        count === 0 ? (
          <EmptyView
            title={isFiltered ? "No case matches" : "Nothing waits here"}
            text={
              isFiltered
                ? "Change the search or the filters."
                : "New cases come in by themselves."
            }
          />
        ) : (
          <>
            <DataList
              label="Cases"
              columns={columns(now)}
              rows={cases}
              rowKey={(row) => row.id}
              href={(row) => `/review/${row.id}`}
            />
            <Pager
              count={count}
              more={more}
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
