import type { AuditTrailEntry } from "../../api/contracts/audit"
import type { TimelineEntry } from "../components/timeline"
import { doneWord } from "./event-words"
import { sentenceCase } from "./format"
import { partnerWord, roleWord } from "./words"

/** Things of the ledger by the first part of an action's name. */
const THINGS: Record<string, string> = {
  case: "Case",
  supply: "Supply",
  parcel: "Parcel",
  prescription: "Prescription",
  letter: "GP letter",
  pmr: "Patient record",
  consultation: "Consultation",
  evidence: "Evidence",
  identity_check: "ID check",
  identity_document: "ID document",
  payment: "Payment",
  refund: "Refund",
  order: "Order",
  partner_call: "Partner call",
  document: "Document",
  message: "Message",
  patient: "Patient profile",
  clock: "Test clock",
}

const ACTORS: Record<string, string> = {
  customer: "Patient",
  guest: "Patient",
  patient: "Patient",
  system: "System",
  partner: "Partner",
}

/** What other things are done to does not fit these. */
const TITLES: Record<string, string> = {
  "refund.accept": "Refund: taken up by Stripe",
  "refund.need_action": "Refund: the patient's bank needs details",
  "refund.succeed": "Refund: confirmed",
  "refund.cover": "Refund: given by another refund",
  "refund.recognise": "Refund: made outside, recognised",
  "refund.settle_by_hand": "Refund: settled by hand",
  "refund.paid_twice": "Refund: settled, and made by Stripe after all",
  "refund.correct": "Refund: amount corrected to Stripe's",
  "dispute.open": "Payment: disputed by the bank",
  "dispute.won": "Payment: dispute won",
  "dispute.lost": "Payment: dispute lost",
  "money_difference.find": "Payment: found to differ from Stripe's books",
  "money_difference.find_again": "Payment: differs from Stripe's books again",
  "money_difference.press":
    "Payment: difference from Stripe's books looked after",
  "money_difference.mend": "Payment: same as Stripe's books again",
  "money_difference.accept": "Payment: difference from Stripe's books accepted",
  "consultation.claimed": "Consultation: added to the patient's account",
  "consultation.bound_to_basket": "Consultation: put into the basket",
  "consultation.consumed": "Consultation: used by the order",
}

const titleOf = ({ action }: AuditTrailEntry): string => {
  const known = TITLES[action]
  if (known) {
    return known
  }
  const [thing = "", ...rest] = action.split(".")
  return `${THINGS[thing] ?? sentenceCase(thing)}: ${doneWord(rest.join("."))}`
}

const actorOf = ({ actor }: AuditTrailEntry): string => {
  if (actor.type === "staff") {
    const role = actor.role ? roleWord(actor.role) : "Staff"
    return actor.name ? `${actor.name}, ${role}` : role
  }
  if (actor.type === "partner") {
    return partnerWord(actor.id)
  }
  return ACTORS[actor.type] ?? sentenceCase(actor.type)
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ["string", "number", "boolean"].includes(typeof value)

/** Ids say nothing to people; what was read is in the title. */
const isTold = (name: string): boolean =>
  !/(^|_)ids?$/.test(name) && !/hash|key$/.test(name) && name !== "what"

const FIRST = ["to", "from"]
const byName = ([a]: [string, unknown], [b]: [string, unknown]) =>
  FIRST.indexOf(b) - FIRST.indexOf(a) || a.localeCompare(b)

/** "from queued · to in review": the details that people can read. */
const detailsOf = ({ details }: AuditTrailEntry): string | null => {
  const entries = Object.entries(details).sort(byName)
  const parts = entries.flatMap(([name, value]) =>
    isPlain(value) && value !== "" && isTold(name)
      ? [`${name.replace(/_/g, " ")} ${String(value).replace(/_/g, " ")}`]
      : []
  )
  return parts.length > 0 ? parts.join(" · ") : null
}

export const auditReading = (entry: AuditTrailEntry): TimelineEntry => ({
  key: String(entry.seq),
  title: titleOf(entry),
  by: actorOf(entry),
  note: detailsOf(entry),
  at: entry.at,
})
