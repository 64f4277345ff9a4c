import type { MedusaContainer } from "@medusajs/framework/types"
import type { CheckInRow } from "../../../modules/messaging/check-in-rows"
import type {
  InstalmentRecord,
  PlanRecord,
} from "../../../modules/treatment-plan/types"
import { CHECK_IN_QUESTIONS } from "../../../shared/check-in-policy"
import { clock } from "../../../shared/clock"
import { londonDay } from "../../../shared/london"
import { checkInsOf, readCheckInPolicies } from "../../treatment-plan/check-ins"
import { heldMonths } from "../../treatment-plan/held-months"
import type { PatientWords } from "../patient-words"

export type OpenCheckIn = CheckInRow & {
  /** Nothing that is answered would let the plan go on. */
  is_held: boolean
}

/** What waits for answers of some plans, of categories that ask something still. */
export async function readOpenCheckIns(
  container: MedusaContainer,
  plans: readonly PlanRecord[]
): Promise<OpenCheckIn[]> {
  const open = await checkInsOf(container).listCheckIns(
    { plan_id: plans.map(({ id }) => id), answered_at: null },
    { take: null }
  )
  if (open.length === 0) {
    return []
  }
  const policies = await readCheckInPolicies(
    container,
    open.map(({ category_handle }) => category_handle)
  )
  const asked = open.filter(({ category_handle }) =>
    policies.has(category_handle)
  )
  const held = await heldMonths(
    container,
    asked.map(({ instalment_id }) => instalment_id)
  )
  return asked.map((one) => ({ ...one, is_held: held.has(one.instalment_id) }))
}

const TO_COME: ReadonlySet<InstalmentRecord["state"]> = new Set([
  "scheduled",
  "due",
  "retry_wait",
  "action_required",
  "failed",
  // Paid, and still here.
  "paid",
])

/**
 * What a patient is to answer before the next month of a plan (SAF-18); null for
 * nothing now. What is paid and still here is asked about also where they
 * have paused the plan, and in a complete plan as long as its parcel is to leave.
 */
export function openCheckIn(
  plan: PlanRecord,
  instalments: readonly InstalmentRecord[],
  open: readonly OpenCheckIn[]
) {
  const next = instalments.find(({ state }) => TO_COME.has(state))
  const asked = open.find(({ instalment_id }) => instalment_id === next?.id)
  const is_paid = next?.state === "paid"
  if (!asked || !isWaitedFor(plan, is_paid, asked.is_held)) {
    return null
  }
  return {
    number: asked.number,
    due_on: asked.due_on,
    is_late: asked.due_on < londonDay(clock.now()),
    is_paid,
    questions: CHECK_IN_QUESTIONS.filter((one) =>
      asked.questions.includes(one)
    ),
  }
}

const isWaitedFor = (
  { state, pause_causes }: PlanRecord,
  isPaid: boolean,
  isHeld: boolean
): boolean =>
  state === "completed"
    ? isPaid && !isHeld
    : (state === "active" || state === "paused") &&
      (isPaid || !pause_causes.includes("patient"))

const WAITS: PatientWords = {
  word: "Please answer",
  sentence:
    "Before your next parcel we need your answers to a few questions. Nothing is charged and nothing is sent until then.",
}

const PAID_WAITS: PatientWords = {
  word: WAITS.word,
  sentence:
    "You have paid for your parcel. It is sent once you have answered a few questions.",
}

/**
 * The words for a plan that waits for its patient's answers: one that stands
 * still, or is complete but for a parcel; null where it doesn't, or waits for a
 * clinician whatever is answered.
 */
export function checkInWords(
  { id, state, pause_causes }: PlanRecord,
  open: readonly OpenCheckIn[],
  isPaid: boolean
): PatientWords | null {
  if (state === "completed") {
    return PAID_WAITS
  }
  return state === "paused" &&
    pause_causes.includes("clinical") &&
    !pause_causes.includes("payment") &&
    !open.some(({ plan_id, is_held }) => plan_id === id && is_held)
    ? isPaid
      ? PAID_WAITS
      : WAITS
    : null
}
