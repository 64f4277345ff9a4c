import { Text } from "@medusajs/ui"
import type { HealthReportDetail } from "../../../../../api/contracts/health-report"
import { Facts, type Fact } from "../../../../components/facts"
import { LINK_CLASS, TextLink } from "../../../../components/text-link"
import { formatDate, formatDateTime, formatPhone } from "../../../../lib/format"
import { roleWord } from "../../../../lib/words"

type Report = HealthReportDetail

const YELLOW_CARD = "https://yellowcard.mhra.gov.uk/"

const caseOf = ({ case_id, case_reference }: Report) =>
  case_id ? (
    <TextLink to={`/review/${case_id}`}>{case_reference ?? case_id}</TextLink>
  ) : (
    "None in particular"
  )

const endOf = (report: Report): Fact[] =>
  report.state === "closed"
    ? [
        [
          "Closed by",
          `${report.closed_by_name ?? ""}, ${roleWord(report.closed_by_role ?? "")}, ${report.closed_by_registration ?? ""}`,
        ],
        ["Closed", report.closed_at ? formatDateTime(report.closed_at) : null],
        ["What was found and done", report.note],
      ]
    : []

const yellowCardOf = ({ yellow_card }: Report): string => {
  const ours = yellow_card.reference
    ? `Sent by us: ${yellow_card.reference}`
    : "Not sent by us"
  return yellow_card.by_patient ? `${ours}; sent by the patient` : ours
}

/** What was reported, whom to reach, and what has become of it. */
export const ReportReading = ({ report }: { report: Report }) => (
  <>
    {report.severity === "severe" && report.state === "open" ? (
      <Text size="small" weight="plus" className="text-ui-fg-error">
        Reach the patient now. They were told to call 999 in an emergency.
      </Text>
    ) : null}
    <Text className="whitespace-pre-line break-words">{report.text}</Text>
    <Facts
      facts={[
        ...endOf(report),
        ["Name", `${report.patient.first_name} ${report.patient.last_name}`],
        ["Date of birth", formatDate(report.patient.date_of_birth)],
        ["Phone", formatPhone(report.patient.phone)],
        ["Email", report.patient.email],
        ["Case", caseOf(report)],
        [
          "Reported by",
          report.reported_by === "patient"
            ? "The patient"
            : (report.reported_by_name ?? "Staff"),
        ],
        ["Reported", formatDateTime(report.opened_at)],
        [
          "Supply",
          report.is_stopped
            ? "Everything of the patient is on hold"
            : "Not held by this report",
        ],
        ["Yellow Card", yellowCardOf(report)],
      ]}
    />
    <Text size="small">
      <a href={YELLOW_CARD} rel="noreferrer" className={LINK_CLASS}>
        Report to the MHRA’s Yellow Card scheme
      </a>
    </Text>
  </>
)
