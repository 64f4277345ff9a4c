import type { HealthReportRow } from "../../../../../api/contracts/health-report"
import type { Column } from "../../../../components/data-list"
import { QueryView } from "../../../../components/query-view"
import { TaskList } from "../../../../components/task-list"
import { useHealthReports } from "../../../../hooks/health-reports"
import type { useListParams } from "../../../../hooks/use-list-params"
import { reportWord } from "../../../../lib/health-report-words"

const COLUMNS: Column<HealthReportRow>[] = [
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
    header: "Supply",
    cell: ({ is_stopped }) => (is_stopped ? "On hold" : "Not held by this"),
  },
]

type ReportListProps = { list: ReturnType<typeof useListParams> }

export const ReportList = ({ list }: ReportListProps) => {
  const query = useHealthReports({
    state: list.get("state"),
    limit: list.limit,
    offset: list.offset,
  })
  return (
    <QueryView query={query}>
      {({ reports, count }) => (
        <TaskList
          label="Reports"
          list={list}
          rows={reports}
          count={count}
          columns={COLUMNS}
          opened="Reported"
          ended={(row) => `Closed by ${row.closed_by_name}`}
          path="/review/health-reports"
          param="report"
          none={{
            filtered: "No report in this state",
            title: "No reports",
            text: "Patients report changes in their account, staff on the page of a case; every clinician is told by email.",
          }}
        />
      )}
    </QueryView>
  )
}
