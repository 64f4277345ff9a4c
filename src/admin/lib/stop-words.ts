import type { OpenStopType, StopReasonCode } from "../../api/contracts/stop"

export const STOP_REASON_WORDS: Record<OpenStopType["reason_code"], string> = {
  adverse_reaction: "Adverse reaction",
  pregnancy: "Pregnancy",
  health_changed: "Health has changed",
  gp_objection: "The GP objects",
  recall: "Recall",
  safeguarding: "Safeguarding",
  patient_request: "The patient asks for it",
  clinical_query: "Clinical query",
  other: "Other",
}

export const STOP_SCOPE_WORDS: Record<OpenStopType["scope"], string> = {
  patient: "Patient",
  case: "Case",
  item: "Product",
  batch: "Batch",
}

/** Reasons that only the platform gives. */
const OWN_REASON_WORDS = {
  case_ended: "The case has ended",
  payment_disputed: "The bank disputes its payment",
} as const

export const stopReasonWord = (code: StopReasonCode): string =>
  code === "case_ended" || code === "payment_disputed"
    ? OWN_REASON_WORDS[code]
    : STOP_REASON_WORDS[code]
