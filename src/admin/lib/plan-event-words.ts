import type { PlanEventView } from "../../api/contracts/plan"
import type { TimelineEntry } from "../components/timeline"
import { pauseWords } from "./case-plan-words"
import { formatDate, sentenceCase } from "./format"
import { declineSentence, endWord } from "./plan-words"
import { formatPence } from "./refund-words"
import { roleWord } from "./words"

type Details = PlanEventView["details"]

const text = (details: Details, name: string): string | null => {
  const value = details[name]
  return typeof value === "string" ? value : null
}
const amount = (details: Details, name: string): number | null => {
  const value = details[name]
  return typeof value === "number" ? value : null
}
const dayIn = (details: Details, name: string): string => {
  const day = text(details, name)
  return day ? formatDate(day) : "another day"
}
const causeIn = (details: Details): string =>
  pauseWords([text(details, "cause") ?? ""]) ?? "another reason"

/** What happened, in plain words; the month's number stands before its own. */
const TITLES: Record<string, (details: Details) => string> = {
  "plan.purchase": (of) => `Bought, ${amount(of, "months") ?? "?"} months`,
  "plan.join_course": () => "Approved, its treatment began or went on",
  "plan.start": (of) => `Started with the first parcel on ${dayIn(of, "day")}`,
  "plan.pause": (of) => `Paused for ${causeIn(of)}`,
  "plan.lift_pause": (of) => `No longer paused for ${causeIn(of)}`,
  "plan.resume": (of) => `Goes on, no longer paused for ${causeIn(of)}`,
  "plan.skip": (of) => `A month left out; next on ${dayIn(of, "due_on")}`,
  "plan.move": (of) => `Next month moved to ${dayIn(of, "due_on")}`,
  "plan.change_card": () => "Another card agreed to",
  "plan.remind_of_payments": () =>
    "The patient was told what is still to be paid, and how to end it",
  "plan.tell_of_cooling_off": () =>
    "The patient was told until when the renewal can be cancelled",
  "plan.request_cancellation": () => "The patient asked to end it",
  "plan.change_terms": (of) =>
    amount(of, "from_months") === amount(of, "months")
      ? "Changed as the patient accepted"
      : `Changed as the patient accepted: ${amount(of, "months") ?? "?"} months instead of ${amount(of, "from_months") ?? "?"}`,
  "plan.dose_propose": () => "Another strength proposed to the patient",
  "plan.dose_accept": () => "The patient agreed to another strength",
  "plan.dose_decline": () => "The patient kept the present strength",
  "plan.dose_withdraw": () => "Change of strength taken back",
  "plan.dose_fail_signature": () =>
    "Change of strength not signed: goes on as it was",
  "plan.dose_lapse": () => "Change of strength lapsed",
  "plan.dose_come_into_force": () => "Change of strength signed for",
  "plan.change_dose": (of) =>
    `Another strength from month ${amount(of, "from_number") ?? "?"}, ${formatPence(amount(of, "monthly_price") ?? 0)} a month`,
  "plan.shorten": () => "Made shorter by the prescriber",
  "course.reconfirm": () => "The patient confirmed that nothing has changed",
  "course.remind": (of) =>
    text(of, "way") === "new_consultation"
      ? "The patient was reminded that a new consultation is needed"
      : "The patient was reminded of the next order",
  "plan.cancel": (of) => `Cancelled: ${endWord(text(of, "cause") ?? "other")}`,
  "plan.reach_limit": () => "Ended, as the twelve months are over",
  "plan.complete": () => "Complete",
  "instalment.pay_at_checkout": () => "paid with the order",
  "instalment.fall_due": () => "fell due",
  "instalment.move": (of) => `now due on ${dayIn(of, "due_on")}`,
  "instalment.charge": (of) =>
    `${formatPence(amount(of, "amount") ?? 0)} asked of the card, attempt ${amount(of, "attempt") ?? "?"}`,
  "instalment.succeed": () => "paid",
  "instalment.soft_decline": () => "charge declined",
  "instalment.hard_decline": () => "charge declined for good",
  "instalment.need_authentication": () =>
    "the patient has to confirm the charge",
  "instalment.use_card": () => "to be charged to the new card",
  "instalment.lose_answer": () => "Stripe’s answer was lost",
  "instalment.not_found": () => "Stripe took nothing; due again",
  "instalment.supply": () => "sent",
  "instalment.restore": () => "to come again, as the plan is longer",
  "instalment.cancel": () => "cancelled, nothing is charged",
  "instalment.refund": () => "refunded",
  "instalment.fail_refund": () => "its refund failed",
  "instalment.dispute": () => "payment disputed with the bank",
  "instalment.win_dispute": () => "dispute won",
  "instalment.lose_dispute": () => "dispute lost, the money is gone",
  "course.begin": (of) =>
    `Treatment began; it is supplied until ${dayIn(of, "limit_on")}`,
  "course.lapse": () => "Treatment lapsed: the patient did not order again",
  "course.reach_limit": () => "Treatment ended at twelve months",
  "course.stop": () => "Treatment stopped by a clinician",
}

/** What of the details says more than the title. */
function noteOf({ event, details }: PlanEventView): string | null {
  const code = text(details, "code")
  const retry = text(details, "retry_on")
  const parts = [
    event.endsWith("_decline") && code ? declineSentence(code) : null,
    retry ? `Tried again on ${formatDate(retry)}.` : null,
    event === "instalment.cancel" && text(details, "cause") === "limit"
      ? "It would lie beyond the twelve months."
      : null,
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(" ") : null
}

const ACTORS: Record<string, string> = {
  patient: "Patient",
  customer: "Patient",
  system: "System",
  partner: "Stripe",
}

function actorOf({ actor }: PlanEventView): string {
  if (actor.type === "staff") {
    const role = actor.role ? roleWord(actor.role) : "Staff"
    return actor.name ? `${actor.name}, ${role}` : role
  }
  return ACTORS[actor.type] ?? sentenceCase(actor.type)
}

/** A row of a plan's history as people read it. */
export function planEventReading(event: PlanEventView): TimelineEntry {
  const said =
    TITLES[event.event]?.(event.details) ??
    sentenceCase(event.event.split(".").pop() ?? event.event)
  return {
    key: event.id,
    title: event.number === null ? said : `Month ${event.number}: ${said}`,
    by: actorOf(event),
    note: noteOf(event),
    at: event.at,
  }
}
