import type {
  HealthReportRow,
  RecordHealthReportType,
} from "../../api/contracts/health-report"

export const REPORT_KIND_WORDS: Record<HealthReportRow["kind"], string> = {
  side_effect: "Side effect",
  new_medicine: "New medicine",
  pregnancy: "Pregnancy or breastfeeding",
  diagnosis: "New diagnosis",
  other: "Something else",
}

type Severity = NonNullable<RecordHealthReportType["severity"]>

export const SEVERITY_WORDS: Record<Severity, string> = {
  mild: "Mild: carries on as usual",
  moderate: "Moderate: gets in the way of everyday life",
  severe: "Severe: feels very unwell",
}

/** "Side effect, severe". */
export const reportWord = ({
  kind,
  severity,
}: Pick<HealthReportRow, "kind" | "severity">): string =>
  severity ? `${REPORT_KIND_WORDS[kind]}, ${severity}` : REPORT_KIND_WORDS[kind]
