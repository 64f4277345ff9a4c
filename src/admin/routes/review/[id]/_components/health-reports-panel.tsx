import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import type { HealthReportRow } from "../../../../../api/contracts/health-report"
import { HealthReportDialog } from "../../../../components/health-report-dialog"
import { Panel } from "../../../../components/panel"
import { QueryView } from "../../../../components/query-view"
import { StateBadge } from "../../../../components/state-badge"
import { TextLink } from "../../../../components/text-link"
import { useHealthReports } from "../../../../hooks/health-reports"
import { useMe } from "../../../../hooks/staff"
import { formatDateTime } from "../../../../lib/format"
import { reportWord } from "../../../../lib/health-report-words"
import { isClinician } from "../../../../lib/queues"

const SHOWN = 20

/** What the patient, or staff for them, said has changed, on any of their cases; and where staff report it (SAF-17). */
export const HealthReportsPanel = ({ found }: { found: CaseDetail }) => {
  const me = useMe()
  const [isOpen, setOpen] = useState(false)
  return (
    <Panel
      title="Something has changed"
      aside={
        <Button size="small" variant="secondary" onClick={() => setOpen(true)}>
          Report a change
        </Button>
      }
    >
      {isClinician(me.data?.role) ? (
        <Reports patientId={found.patient_details.id} />
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          What was reported is read by clinicians. A report holds all the
          patient’s supplies.
        </Text>
      )}
      {isOpen ? (
        <HealthReportDialog caseId={found.id} onClose={() => setOpen(false)} />
      ) : null}
    </Panel>
  )
}

const Reports = ({ patientId }: { patientId: string }) => {
  const query = useHealthReports({ patient_id: patientId, limit: SHOWN })
  return (
    <QueryView query={query}>
      {({ reports }) =>
        reports.length === 0 ? (
          <Text size="small" className="text-ui-fg-subtle">
            Nothing was reported.
          </Text>
        ) : (
          <ul className="flex flex-col gap-3">
            {reports.map((report) => (
              <Report key={report.id} report={report} />
            ))}
          </ul>
        )
      }
    </QueryView>
  )
}

const Report = ({ report }: { report: HealthReportRow }) => (
  <li className="flex flex-wrap items-center gap-2">
    <StateBadge color={report.state === "open" ? "red" : "green"}>
      {report.state === "open" ? "Open" : "Closed"}
    </StateBadge>
    <TextLink
      to={`/review/health-reports?report=${report.id}`}
      className="txt-small-plus"
    >
      {reportWord(report)}
    </TextLink>
    <Text size="small" className="text-ui-fg-subtle">
      {formatDateTime(report.opened_at)}
      {report.case_reference ? ` · ${report.case_reference}` : ""}
    </Text>
  </li>
)
