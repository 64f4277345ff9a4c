import { sentenceCase } from "./format"

export type Colour = "green" | "red" | "blue" | "orange" | "grey" | "purple"

const CASE_COLOURS: Record<string, Colour> = {
  queued: "orange",
  in_review: "blue",
  awaiting_signature: "purple",
  approved: "green",
  closed: "green",
  rejected: "red",
  identity_action_required: "orange",
  identity_review: "orange",
  awaiting_patient: "purple",
  awaiting_acceptance: "purple",
  awaiting_refund: "orange",
}
export const caseColour = (state: string): Colour =>
  CASE_COLOURS[state] ?? "grey"

const CASE_STATES: Record<string, string> = {
  payment_pending: "Awaiting payment",
  identity_pending: "ID check running",
  identity_action_required: "ID check: action required",
  identity_review: "ID documents to review",
  queued: "Waiting in queue",
  in_review: "Being reviewed",
  awaiting_patient: "Awaiting patient response",
  awaiting_acceptance: "Awaiting patient's acceptance",
  awaiting_signature: "Awaiting signature",
}
/** For the timeline; lists and headers show the API's own words. */
export const caseStateWord = (state: string): string =>
  CASE_STATES[state] ?? sentenceCase(state)

const CLASSES: Record<string, { short: string; long: string; colour: Colour }> =
  {
    POM: { short: "POM", long: "Prescription-only medicine", colour: "purple" },
    P: { short: "P", long: "Pharmacy medicine", colour: "blue" },
    GSL: { short: "GSL", long: "General sale", colour: "green" },
    device: { short: "Test kit", long: "Test kit (device)", colour: "grey" },
  }
export const classWords = (legalClass: string) =>
  CLASSES[legalClass] ?? {
    short: legalClass,
    long: legalClass,
    colour: "grey" as const,
  }

const IDENTITY: Record<string, { word: string; colour: Colour }> = {
  unverified: { word: "Not checked", colour: "grey" },
  pending: { word: "Check running", colour: "orange" },
  verified: { word: "Verified", colour: "green" },
  action_required: { word: "Action required", colour: "red" },
  deceased: { word: "Recorded as deceased", colour: "red" },
}
export const identityWords = (status: string) =>
  IDENTITY[status] ?? { word: sentenceCase(status), colour: "grey" as const }

/** "One-off" or "Instalments × 6". */
export const orderTypeWord = (type: string, count: number): string =>
  type === "one_off" ? "One-off" : `Instalments × ${count}`

const QUEUE_WORDS: Record<string, string> = {
  prescriber: "Prescribers",
  pharmacist: "Pharmacists",
  team: "Pharmacy team",
}
export const queueWord = (queue: string): string =>
  QUEUE_WORDS[queue] ?? sentenceCase(queue)

const ROLE_WORDS: Record<string, string> = {
  administrator: "Administrator",
  prescriber: "Prescriber",
  pharmacist: "Pharmacist",
  pharmacy_team: "Pharmacy team",
  support: "Support",
}
export const roleWord = (role: string): string =>
  ROLE_WORDS[role] ?? sentenceCase(role)

const ADVICE_LEVELS: Record<string, { word: string; colour: Colour }> = {
  emergency: { word: "Emergency", colour: "red" },
  urgent: { word: "Urgent", colour: "red" },
  see_gp: { word: "See a GP", colour: "orange" },
  not_suitable: { word: "Not suitable", colour: "grey" },
}
/** What the patient was told, by urgency. */
export const adviceWords = (level: string) =>
  ADVICE_LEVELS[level] ?? { word: sentenceCase(level), colour: "grey" as const }

const SUPPLY: Record<string, { word: string; colour: Colour }> = {
  scheduled: { word: "Scheduled", colour: "grey" },
  due: { word: "Blocked", colour: "red" },
  ready: { word: "Ready", colour: "orange" },
  dispensing: { word: "Dispensing", colour: "blue" },
  packed: { word: "Packed", colour: "purple" },
  labelled: { word: "Labelled", colour: "purple" },
  dispatched: { word: "Dispatched", colour: "green" },
  delivered: { word: "Delivered", colour: "green" },
  awaiting_choice: { word: "Out of stock", colour: "red" },
  delivery_failed: { word: "Delivery failed", colour: "red" },
  further_consultation: { word: "Further consultation", colour: "orange" },
}
export const supplyWords = (state: string) =>
  SUPPLY[state] ?? { word: sentenceCase(state), colour: "grey" as const }

const GATES: Record<string, string> = {
  identity: "Identity verified",
  clinical_approval: "Clinically approved",
  prescription: "Prescription signed",
  payment: "Payment confirmed",
  stock: "Stock available",
  gp_letter: "GP letter",
  gp_confirmation: "GP's confirmation",
  check_in: "Patient's check-in",
  earliest_day: "Earliest day reached",
  overlap: "No open overlap",
  no_hold: "No open hold",
  clinical_check: "Clinical check",
  accuracy_check: "Accuracy check",
}
export const gateWord = (gate: string): string =>
  GATES[gate] ?? sentenceCase(gate)

const LETTERS: Record<string, { word: string; colour: Colour }> = {
  drafted: { word: "Being prepared", colour: "grey" },
  not_collected: { word: "No verified address", colour: "red" },
  no_consent: { word: "No consent or no GP", colour: "grey" },
  pending: { word: "Waiting to be sent", colour: "orange" },
  sent: { word: "Sent", colour: "green" },
  bounced: { word: "Bounced", colour: "red" },
  waived: { word: "Waived", colour: "grey" },
}
export const letterWords = (state: string) =>
  LETTERS[state] ?? { word: sentenceCase(state), colour: "grey" as const }

const CALLS: Record<string, { word: string; colour: Colour }> = {
  pending: { word: "Waiting", colour: "grey" },
  sending: { word: "Being sent", colour: "blue" },
  retrying: { word: "Retrying", colour: "orange" },
  unknown: { word: "Outcome unknown", colour: "orange" },
  manual: { word: "Needs a person", colour: "red" },
  refused: { word: "Refused", colour: "red" },
  done: { word: "Done", colour: "green" },
  cancelled: { word: "Cancelled", colour: "grey" },
}
export const callWords = (state: string) =>
  CALLS[state] ?? { word: sentenceCase(state), colour: "grey" as const }

const PARTNERS: Record<string, string> = {
  lexisnexis: "LexisNexis",
  signaturerx: "SignatureRx",
  royal_mail: "Royal Mail",
  titan: "TitanPMR",
  titan_pmr: "TitanPMR",
  stripe: "Stripe",
  email: "Email",
  sms: "Text message",
  gp_directory: "GP directory",
}
export const partnerWord = (partner: string): string =>
  PARTNERS[partner.replace(/-/g, "_")] ?? sentenceCase(partner)

const OPERATIONS: Record<string, string> = {
  "lexisnexis.check": "Identity check",
  "signaturerx.create": "Prescription to sign",
  "royal_mail.create_shipment": "New shipment",
  "royal_mail.void_shipment": "Shipment taken back",
  "royal_mail.void_duplicates": "Double shipments taken back",
  "titan.push": "Patient record",
  "stripe.refund": "Refund",
  "email.gp_letter": "GP letter",
}
/** What is asked of a partner by a call. */
export const operationWord = (partner: string, operation: string): string =>
  OPERATIONS[`${partner}.${operation}`] ?? sentenceCase(operation)

const PRESCRIPTIONS: Record<string, { word: string; colour: Colour }> = {
  draft: { word: "Draft", colour: "grey" },
  requested: { word: "Being asked for", colour: "orange" },
  awaiting_signature: { word: "Awaiting signature", colour: "purple" },
  signed: { word: "Signed", colour: "green" },
  quarantined: { word: "Quarantined", colour: "red" },
  ended: { word: "Ended", colour: "grey" },
}
export const prescriptionWords = (state: string) =>
  PRESCRIPTIONS[state] ?? { word: sentenceCase(state), colour: "grey" as const }
