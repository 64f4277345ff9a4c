import { defineStateMachine, type StateOf } from "../../../shared/state-machine"

/** What may have changed in a patient's health since it was prescribed for (SAF-17). */
export const REPORT_KINDS = [
  "side_effect",
  "new_medicine",
  "pregnancy",
  "diagnosis",
  "other",
] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** How bad a side effect is, as the person says. */
export const SEVERITIES = ["mild", "moderate", "severe"] as const
export type Severity = (typeof SEVERITIES)[number]

/**
 * A report waits for a clinician, whatever becomes of the stop of supply that
 * it opened. It ends by a clinician's note and never opens again.
 */
export const healthReportMachine = defineStateMachine({
  name: "health report",
  initial: "open",
  states: ["open", "closed"],
  rows: [{ from: "open", event: "close", to: "closed" }],
})

export type HealthReportState = StateOf<typeof healthReportMachine>
