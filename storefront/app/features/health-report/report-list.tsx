import type { HealthReportView } from "../../lib/contracts"
import { formatDateTime } from "../../lib/dates"
import { KINDS } from "./health-report"

/** What the person told us before, and what has become of it. */
export function ReportList({ reports }: { reports: HealthReportView[] }) {
  return reports.length === 0 ? null : (
    <section className="section">
      <h2>What you told us before</h2>
      <ol className="timeline">
        {reports.map((report) => (
          <li key={report.id}>
            <time dateTime={report.reported_at}>
              {formatDateTime(report.reported_at)}
            </time>
            {KINDS.find(({ value }) => value === report.kind)?.label}.{" "}
            <strong>{report.status.word}.</strong> {report.status.sentence}
          </li>
        ))}
      </ol>
    </section>
  )
}
