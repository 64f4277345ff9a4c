import type { ReportKind } from "../../modules/messaging/domain/health-report"
import type { HealthReportRow } from "../../modules/messaging/health-reports"
import type { StopReason } from "../../modules/dispensing/domain/stop-order"
import { LEVEL_ADVICE } from "./patient-texts"

/** Why supply stops at a report. */
export const STOP_REASON_OF: Record<ReportKind, StopReason> = {
  side_effect: "adverse_reaction",
  new_medicine: "health_changed",
  pregnancy: "pregnancy",
  diagnosis: "health_changed",
  other: "health_changed",
}

export const YELLOW_CARD_URL = "https://yellowcard.mhra.gov.uk/"

type Told = Pick<HealthReportRow, "kind" | "yellow_card_by_patient">

/** What happens next, for the patient: emergencies first (SAF-17). */
export const notedText = (report: Told): string =>
  [
    `If you feel very unwell, do not wait for us. ${LEVEL_ADVICE.emergency ?? ""} For urgent advice call NHS 111, day or night.`,
    "Thank you for telling us that something has changed. Nothing more is sent to you until one of our clinicians has looked at it. They write to you here, or call you.",
    "Please do not stop or change a medicine that another doctor gave you without asking them.",
    ...(report.kind === "side_effect" && !report.yellow_card_by_patient
      ? [
          `You can also tell the medicines regulator, with a Yellow Card: ${YELLOW_CARD_URL}`,
        ]
      : []),
  ].join("\n\n")

/** What the clinician's look came to, for the patient; their words they write themselves. */
export const settledText = (releases: boolean): string =>
  releases
    ? "A clinician has looked at what you told us. As far as it was this that held up your supplies, they go on."
    : "A clinician has looked at what you told us. Your supplies stay on hold for now. If you have a question, write to us here."

/** What a patient reads instead of a state. */
export function reportStatus(
  state: HealthReportRow["state"],
  isStopped: boolean
): { word: string; sentence: string } {
  const held = isStopped ? "Your supplies are on hold." : ""
  return state === "open"
    ? {
        word: "With our clinicians",
        sentence: [held, "A clinician looks at what you told us."]
          .filter(Boolean)
          .join(" "),
      }
    : {
        word: "Looked at",
        sentence: [held, "A clinician has looked at what you told us."]
          .filter(Boolean)
          .join(" "),
      }
}
