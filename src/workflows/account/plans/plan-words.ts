import {
  type PauseCause,
  planMachine,
} from "../../../modules/treatment-plan/domain/plan-state-machine"
import type {
  InstalmentRecord,
  PlanRecord,
} from "../../../modules/treatment-plan/types"
import { type Day, startOfDay } from "../../../shared/calendar"
import { formatDate } from "../../../shared/london"
import { formatPence } from "../../../shared/money"
import type { PatientWords } from "../patient-words"
import { unpaidOf } from "./payable"

/** A calendar day as patients read it, "21 Nov 2026". */
export const dayWords = (day: Day): string => formatDate(startOfDay(day))

/** What of several reasons the patient reads: first what they can do something about. */
const CAUSES: PauseCause[] = ["payment", "clinical", "stock", "patient"]

const PAUSED: Record<Exclude<PauseCause, "payment">, PatientWords> = {
  clinical: {
    word: "On hold",
    sentence:
      "One of our clinicians has to look at your treatment before we go on. You don’t have to do anything unless we write to you. Nothing is charged meanwhile.",
  },
  stock: {
    word: "Waiting for stock",
    sentence:
      "Your next parcel is out of stock. We charge and send it as soon as we have it.",
  },
  patient: {
    word: "Paused by you",
    sentence:
      "Nothing is charged and nothing is sent until you resume your plan.",
  },
}

const ASKED: PatientWords = {
  word: "Ending",
  sentence:
    "You asked us to end this plan. Nothing more is charged. You see here when it has ended.",
}

/** The words for a plan as its patient reads them. */
export function planWords(
  plan: PlanRecord,
  instalments: readonly InstalmentRecord[],
  askedToEnd: Date | null
): PatientWords {
  switch (plan.state) {
    case "completed":
      return {
        word: "Complete",
        sentence: "This plan is finished: nothing more is charged or sent.",
      }
    case "cancelled":
      return {
        word: "Ended",
        sentence: "This plan has ended. Nothing more is charged.",
      }
    case "limit_reached":
      return {
        word: "Ended",
        sentence:
          "Twelve months have passed since your treatment was approved. To go on, please start a new consultation.",
      }
    default:
      return askedToEnd ? ASKED : openWords(plan, instalments)
  }
}

function openWords(
  plan: PlanRecord,
  instalments: readonly InstalmentRecord[]
): PatientWords {
  if (plan.state === "pending") {
    return {
      word: "Not started",
      sentence:
        "Your first month is paid. Your plan starts when your first parcel leaves us; the days of the other months follow from it.",
    }
  }
  const cause = CAUSES.find((one) => plan.pause_causes.includes(one))
  if (plan.state === "paused" && cause) {
    return cause === "payment" ? paymentWords(instalments) : PAUSED[cause]
  }
  const next = nextOf(instalments)
  return {
    word: "Active",
    sentence: next
      ? `Your next payment of ${formatPence(next.amount)} is due on ${dayWords(next.due_on)}. We send that month’s parcel once it is paid.`
      : "Nothing more is to be paid.",
  }
}

function paymentWords(instalments: readonly InstalmentRecord[]): PatientWords {
  const unpaid = unpaidOf(instalments)
  const amount = unpaid ? formatPence(unpaid.amount) : "your month"
  if (unpaid?.state === "action_required") {
    return {
      word: "Please confirm a payment",
      sentence: `Your bank wants you to confirm ${amount} before it is paid. Nothing is sent until then.`,
    }
  }
  const again = unpaid?.retry_on
    ? ` We try your card again on ${dayWords(unpaid.retry_on)}.`
    : ""
  return {
    word: "Payment needed",
    sentence: `Your bank did not allow the payment of ${amount}. Nothing is sent until it is paid.${again}`,
  }
}

/** The next month that is still to be charged, with its day. */
export function nextOf(
  instalments: readonly InstalmentRecord[]
): (InstalmentRecord & { due_on: Day }) | null {
  for (const one of instalments) {
    const { due_on } = one
    if (due_on !== null && ["scheduled", "due"].includes(one.state)) {
      return { ...one, due_on }
    }
  }
  return null
}

/** The words for a month whose patient asked to end its plan, where they are others. */
const ENDING: Partial<Record<InstalmentRecord["state"], PatientWords>> = {
  scheduled: { word: "Not charged", sentence: "You asked to end this plan" },
  due: { word: "Not charged", sentence: "You asked to end this plan" },
  paid: {
    word: "Paid",
    sentence: "Not sent while we see to your request",
  },
}

/** The words for one month of a plan; `asksToEnd` while its patient's request to end it is open. */
export function instalmentWords(
  instalment: InstalmentRecord,
  planState: PlanRecord["state"],
  asksToEnd = false
): PatientWords {
  const { state, due_on, retry_on } = instalment
  const ending = asksToEnd && ENDING[state]
  if (ending && !planMachine.isFinal(planState)) {
    return ending
  }
  const isOver = planMachine.isFinal(planState)
  switch (state) {
    case "scheduled":
      return {
        word: "To come",
        sentence:
          due_on === null
            ? "After your first parcel"
            : planState === "paused"
              ? "When your plan is resumed"
              : `Due on ${dayWords(due_on)}`,
      }
    case "due":
      return planState === "paused"
        ? { word: "To come", sentence: "When your plan is resumed" }
        : { word: "Being paid", sentence: "We are taking this payment" }
    case "charging":
    case "unknown":
      return isOver
        ? {
            word: "Not certain",
            sentence:
              "We are finding out whether this was paid. If so, we give it back to you",
          }
        : { word: "Being paid", sentence: "We are taking this payment" }
    case "retry_wait":
      return {
        word: "Not paid",
        sentence: retry_on
          ? `We try again on ${dayWords(retry_on)}`
          : "Your bank did not allow it",
      }
    case "failed":
      return { word: "Not paid", sentence: "Your bank did not allow it" }
    case "action_required":
      return { word: "Not paid", sentence: "Waits for you to confirm it" }
    case "paid":
      return isOver
        ? { word: "Paid", sentence: "We are giving this back to you" }
        : { word: "Paid", sentence: "Your parcel is being prepared" }
    case "supplied":
      return {
        word: "Sent",
        sentence: instalment.supplied_at
          ? `Left us on ${formatDate(instalment.supplied_at)}`
          : "Your parcel has left us",
      }
    case "disputed":
      return {
        word: "Disputed",
        sentence: "You asked your bank about this payment",
      }
    case "refunded":
      return { word: "Refunded", sentence: "Your money was returned" }
    case "cancelled":
      return { word: "Cancelled", sentence: "Nothing was charged" }
  }
}
