import type { PauseCause } from "../../../modules/treatment-plan/domain/plan-state-machine"
import type { PlanEventRecord } from "../../../modules/treatment-plan/types"
import { formatPence } from "../../../shared/money"
import { dayWords } from "./plan-words"

type Details = Record<string, unknown>
type Words = (details: Details, byPatient: boolean) => string | null

const text = (details: Details, field: string): string | null => {
  const value = details[field]
  return typeof value === "string" ? value : null
}

const month = (details: Details): string =>
  typeof details["number"] === "number"
    ? `month ${details["number"]}`
    : "a month"

const nextDay = (details: Details): string => {
  const day = text(details, "due_on")
  return day ? `. Next month due on ${dayWords(day)}` : ""
}

const PAUSES: Record<PauseCause, string> = {
  payment: "On hold until your payment is made",
  patient: "You paused your plan",
  clinical: "On hold: nothing is charged or sent for now",
  stock: "Waiting for stock",
}
const pauseOf = ({ cause }: Details): string | null =>
  typeof cause === "string" && cause in PAUSES
    ? PAUSES[cause as PauseCause]
    : null

/** What a patient reads of each thing that happened; what isn't here concerns nobody but us. */
const WORDS: Record<string, Words> = {
  "plan.purchase": () => "You bought this plan and paid the first month",
  "plan.change_terms": (details) =>
    details["from_months"] === details["months"]
      ? "You accepted a change of this plan"
      : `You accepted a change of this plan: ${String(details["months"])} months`,
  "plan.dose_propose": () => "Your clinician suggested another strength",
  "plan.dose_accept": () => "You agreed to another strength",
  "plan.dose_decline": () => "You kept your present strength",
  "plan.dose_withdraw": () =>
    "The suggestion of another strength was taken back",
  "plan.dose_fail_signature": () =>
    "The change of strength did not come: your plan goes on as it was",
  "plan.change_dose": (details) =>
    `Another strength holds from month ${String(details["from_number"])}`,
  "plan.start": () => "Your plan started: your first parcel left us",
  "plan.skip": (details, byPatient) =>
    `${byPatient ? "You skipped a month" : "A month was skipped"}${nextDay(details)}`,
  "plan.move": (details, byPatient) =>
    `${byPatient ? "You chose another day" : "The day was changed"}${nextDay(details)}`,
  "plan.pause": pauseOf,
  "plan.resume": (details) =>
    details["cause"] === "payment"
      ? "Paid: your plan goes on"
      : "Your plan was resumed",
  "plan.change_card": () => "You gave another card",
  "plan.change_address": () => "You gave another delivery address",
  "plan.request_cancellation": () => "You asked us to end this plan",
  "plan.cancel": () => "This plan was ended",
  "plan.complete": () => "This plan is complete",
  "plan.remind_of_payments": () =>
    "We told you what is still to be paid, and how to end your plan",
  "plan.tell_of_cooling_off": () =>
    "We told you until when you can cancel your new plan",
  "course.remind": () => "We reminded you of your next order",
  "plan.reach_limit": () => "This plan ended: twelve months have passed",
  "instalment.succeed": (details) => `Payment of ${month(details)} received`,
  "instalment.soft_decline": (details) => {
    const again = text(details, "retry_on")
    return `Your bank did not allow the payment of ${month(details)}${again ? `. We try again on ${dayWords(again)}` : ""}`
  },
  "instalment.hard_decline": (details) =>
    `Your bank did not allow the payment of ${month(details)}`,
  "instalment.need_authentication": (details) =>
    `Your bank asked you to confirm the payment of ${month(details)}`,
  "instalment.charge": (details) =>
    typeof details["amount"] === "number"
      ? `We asked your bank for ${formatPence(details["amount"])} for ${month(details)}`
      : null,
  "instalment.supply": (details) => `Parcel of ${month(details)} left us`,
  "instalment.refund": (details) => `${capital(month(details))} was refunded`,
  "instalment.dispute": (details) =>
    `You asked your bank about the payment of ${month(details)}`,
}

const capital = (words: string) =>
  words.slice(0, 1).toUpperCase() + words.slice(1)

/** The history of a plan as its patient reads it, the newest first. */
export const historyWords = (
  events: readonly PlanEventRecord[]
): { at: string; label: string }[] => {
  const requests = new Set(
    events
      .filter(({ event }) => event === "plan.request_cancellation")
      .map(({ at }) => at.getTime())
  )
  return events
    .filter(
      // Who asks to end a plan needn't read that it is paused by it.
      ({ event, at }) => event !== "plan.pause" || !requests.has(at.getTime())
    )
    .flatMap(({ event, details, actor_type, at }) => {
      const label = WORDS[event]?.(details ?? {}, actor_type === "patient")
      return label ? [{ at: at.toISOString(), label }] : []
    })
    .reverse()
}
