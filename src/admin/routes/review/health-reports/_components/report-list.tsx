import type { HealthReportRow } from "../../../../../api/contracts/health-report"
import { DataList, type Column } from "../../../../components/data-list"
import { Pager } from "../../../../components/pager"
import { QueryView } from "../../../../components/query-view"
import { StateBadge } from "../../../../components/state-badge"
import { EmptyView } from "../../../../components/state-views"
import { useNow } from "../../../../hooks/clock"
import { useHealthReports } from "../../../../hooks/health-reports"
import type { useListParams } from "../../../../hooks/use-list-params"
import { formatDateTime, waitedFor } from "../../../../lib/format"
import { reportWord } from "../../../../lib/health-report-words"

const columns = (now: number): Column<HealthReportRow>[] => [
  {
    header: "What",
    cell: (row) => <span className="font-medium">{reportWord(row)}</span>,
  },
  {
    header: "Case",
    cell: (row) => (
      <span className="whitespace-nowrap">{row.case_reference ?? "None"}</span>
    ),
  },
  {
    header: "Reported by",
    cell: ({ reported_by }) =>
      reported_by === "patient" ? "The patient" : "Staff",
  },
  {
    header: "Reported",
    cell: (row) => (
      <time dateTime={row.opened_at} className="whitespace-nowrap">
        {row.state === "open"
          ? `${waitedFor(row.opened_at, now)} ago`
          : formatDateTime(row.opened_at)}
      </time>
    ),
  },
  {
    header: "Supply",
    cell: ({ is_stopped }) => (is_stopped ? "On hold" : "Not held by this"),
  },
  {
    header: "State",
    cell: (row) =>
      row.state === "open" ? (
        <StateBadge color="red">Open</StateBadge>
      ) : (
        <StateBadge color="green">Closed by {row.closed_by_name}</StateBadge>
      ),
  },
]

type ReportListProps = { list: ReturnType<typeof useListParams> }

/** The open ones first, the longest waiting on top. */
export const ReportList = ({ list }: ReportListProps) => {
  const now = useNow()
  const state = list.get("state")
  const query = useHealthReports({
    state,
    limit: list.limit,
    offset: list.offset,
  })
  const hrefOf = ({ id }: HealthReportRow) => {
    const address = new URLSearchParams({
      ...(state ? { state } : {}),
      ...(list.page > 1 ? { page: String(list.page) } : {}),
      report: id,
    })
    return `/review/health-reports?${address.toString()}`
  }
  return (
    <QueryView query={query}>
      {({ reports, count }) =>
        count === 0 ? (
          <EmptyView
            title={state ? "No report in this state" : "No reports"}
            text="Patients report changes in their account, staff on the page of a case; every clinician is told by email."
          />
        ) : (
          <>
            <DataList
              label="Reports"
              columns={columns(now)}
              rows={reports}
              rowKey={(row) => row.id}
              href={hrefOf}
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
