import type {
  CaseEvidencePart,
  EvidenceProof,
} from "../../api/contracts/case-evidence"
import { sentenceCase } from "./format"
import type { Colour } from "./words"

const KINDS: Record<string, string> = {
  two_way_contact: "Two-way contact with the patient",
  record_access: "A look into the clinical record",
  verified_weight: "Verified weight",
  identity: "Identity",
  photo: "Photo",
  gp_confirmation: "Confirmation by the GP or regular prescriber",
}
/** What a proof is of. */
export const evidenceWord = (kind: string): string =>
  KINDS[kind] ?? sentenceCase(kind)

const METHODS: Record<string, string> = {
  in_person: "In person",
  video_call: "Video call",
  phone_call: "Telephone call",
  messages: "Messages answered both ways",
  national_care_record: "National care record",
  gp_record: "GP record",
  nhs_app_summary: "NHS App summary",
  hospital_letter: "Hospital letter",
  video_with_scale: "Video with the scale in view",
  photo_in_live_call: "Photo on the scale, taken in a live call",
  clinic_record: "Record of a clinic",
  document_check: "Check of a document",
  patient_photo: "Photo sent by the patient",
  letter: "Letter",
  email: "Email",
}
/** How a proof was had. */
export const methodWord = (method: string): string =>
  METHODS[method] ?? sentenceCase(method)

const OUTCOMES: Record<string, { word: string; colour: Colour }> = {
  satisfactory: { word: "Satisfactory", colour: "green" },
  concerns: { word: "Concerns", colour: "red" },
  no_answer: { word: "No answer", colour: "grey" },
}
/** How it came out; only what is satisfactory counts. */
export const outcomeWords = (outcome: string) =>
  OUTCOMES[outcome] ?? { word: sentenceCase(outcome), colour: "grey" as const }

const SECTIONS: Record<string, string> = {
  patient: "Patient",
  flags: "Flags",
  answers: "Consultation",
  evidence: "Evidence",
  history: "Earlier cases",
  quantities: "Quantity over time",
  linkage: "Possible same persons",
  health: "Something has changed",
  messages: "Messages",
  identity: "Identity",
  prescription: "Prescription",
  timeline: "Timeline",
}
/** A section of a case's page. */
export const sectionWord = (section: string): string =>
  SECTIONS[section] ?? sentenceCase(section)

/** "Verified weight" or "Two-way contact …, or a look into the clinical record". */
export const requirementTitle = (anyOf: readonly EvidenceProof[]): string =>
  anyOf
    .map(({ kind }, at) =>
      at === 0 ? evidenceWord(kind) : lowerFirst(evidenceWord(kind))
    )
    .join(", or ")

/** "In person or video call; at most 30 days old". */
export const proofText = ({ methods, max_age_days }: EvidenceProof): string =>
  `${methods
    .map((method, at) =>
      at === 0 ? methodWord(method) : lowerFirst(methodWord(method))
    )
    .join(", ")}; at most ${max_age_days} days old`

const lowerFirst = (text: string): string =>
  /^[A-Z][a-z ]/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text

type Requirement = CaseEvidencePart["evidence"]["required"][number]

/** What a requirement stands before, in words. */
export const beforeText = ({ when, before }: Requirement): string =>
  `Before ${before === "approval" ? "approval" : "dispatch"}${when === "first_supply" ? " of the first supply" : ""}`
