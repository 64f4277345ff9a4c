import { sentenceCase } from "./format"
import type { Colour } from "./words"

const CHECKS: Record<string, { word: string; colour: Colour }> = {
  created: { word: "About to be asked", colour: "grey" },
  sent: { word: "Being asked", colour: "orange" },
  passed: { word: "Passed", colour: "green" },
  referred: { word: "Referred", colour: "orange" },
  failed: { word: "Not confirmed", colour: "orange" },
  deceased: { word: "Recorded as deceased", colour: "red" },
  documents_requested: { word: "Waiting for documents", colour: "orange" },
  documents_received: { word: "Documents to review", colour: "orange" },
  verified: { word: "Verified by staff", colour: "green" },
  rejected: { word: "Failed by staff", colour: "red" },
  invalid: { word: "No longer counts", colour: "grey" },
}
/** A check's state in staff's words. */
export const checkWords = (state: string) =>
  CHECKS[state] ?? { word: sentenceCase(state), colour: "grey" as const }

const KINDS: Record<string, string> = {
  photo_id: "Photo ID",
  proof_of_address: "Proof of address",
}
export const documentWord = (kind: string): string =>
  KINDS[kind] ?? sentenceCase(kind)

const OUTCOMES: Record<string, string> = {
  passed: "Pass",
  referred: "Refer: not enough matched",
  failed: "Fail: nothing matched",
  deceased: "On the deceased register",
}
/** What the provider said. */
export const outcomeWord = (outcome: string | null): string =>
  outcome ? (OUTCOMES[outcome] ?? sentenceCase(outcome)) : "Nobody was asked"

const SERVICES: Partial<Record<string, string>> = {
  dob: "date of birth",
  deathscreen: "register of deaths",
}
/** What the provider looked at: "address, date of birth". */
export const servicesWord = (services: readonly string[]): string =>
  services.map((service) => SERVICES[service] ?? service).join(", ")

export const METHODS = [
  { value: "documents_compared", label: "Documents compared with the details" },
  {
    value: "documents_and_call",
    label: "Documents compared, and spoken to by phone or video",
  },
  {
    value: "documents_and_provider_record",
    label: "Documents compared with the provider’s record too",
  },
] as const

export const REASONS = [
  { value: "documents_not_genuine", label: "Documents do not look genuine" },
  {
    value: "documents_of_somebody_else",
    label: "Documents belong to somebody else",
  },
  { value: "details_do_not_match", label: "Name or date of birth differ" },
  { value: "address_not_shown", label: "The address is not shown" },
  { value: "under_age", label: "Under 18" },
  { value: "death_confirmed", label: "The death is confirmed" },
  { value: "other", label: "Another reason (say which)" },
] as const

const labelOf = (
  options: readonly { value: string; label: string }[],
  value: string
): string =>
  options.find((one) => one.value === value)?.label ?? sentenceCase(value)

export const methodWord = (method: string): string => labelOf(METHODS, method)
export const reasonWord = (reason: string): string => labelOf(REASONS, reason)

const MOVES: Record<string, string> = {
  send: "Provider asked",
  pass: "Provider: pass",
  refer: "Provider: refer",
  fail: "Provider: not confirmed",
  death_recorded: "On record as deceased",
  request_documents: "Documents asked for",
  receive_documents: "Documents received",
  verify: "Verified",
  reject: "Failed",
  overrule_death: "Death record taken for wrong",
  data_changed: "Details changed",
  age: "Grew too old",
}
/** One line of a check's history. */
export const moveWord = (event: string): string =>
  MOVES[event] ?? sentenceCase(event)
