import type { MedusaContainer } from "@medusajs/framework/types"
import type { CheckInRow } from "../../../modules/messaging/check-in-rows"
import type {
  InstalmentRecord,
  PlanRecord,
} from "../../../modules/treatment-plan/types"
import { CHECK_IN_QUESTIONS } from "../../../shared/check-in-policy"
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

/** What a patient is to answer before the next month of a plan (SAF-18); null for nothing now. */
export function openCheckIn(
  plan: PlanRecord,
  instalments: readonly InstalmentRecord[],
  open: readonly CheckInRow[]
) {
  const next = instalments.find(({ state }) => TO_COME.has(state))
  const asked = open.find(({ instalment_id }) => instalment_id === next?.id)
  const runs = plan.state === "active" || plan.state === "paused"
  if (!asked || !runs || plan.pause_causes.includes("patient")) {
    return null
  }
  return {
    number: asked.number,
    due_on: asked.due_on,
    questions: CHECK_IN_QUESTIONS.filter((one) =>
      asked.questions.includes(one)
    ),
  }
}

const WAITS: PatientWords = {
  word: "Please answer",
  sentence:
    "Before your next parcel we need your answers to a few questions. Nothing is charged and nothing is sent until then.",
}

/** The words for a plan that stands still until its patient has answered; null where it doesn't, or waits for a clinician whatever is answered. */
export const checkInWords = (
  { id, state, pause_causes }: PlanRecord,
  open: readonly OpenCheckIn[]
): PatientWords | null =>
  state === "paused" &&
  pause_causes.includes("clinical") &&
  !pause_causes.includes("payment") &&
  !open.some(({ plan_id, is_held }) => plan_id === id && is_held)
    ? WAITS
    : null
