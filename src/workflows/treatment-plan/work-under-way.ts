import type { MedusaContainer } from "@medusajs/framework/types"
import { isOrderable } from "../../modules/consultation/domain/orderable"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { isUnderWay } from "../../modules/treatment-plan/domain/endings"
import { planMachine } from "../../modules/treatment-plan/domain/plan-state-machine"
import { clock } from "../../shared/clock"
import { casesOf, consultationsOf } from "../clinical-review/services"
import { canStillLeave } from "../dispensing/can-still-leave"
import { dispensingOf } from "../dispensing/services"
import { plansOf } from "./services"
import { waitsForAnswer } from "./waits-for-answer"

const NOT_OVER = planMachine.states.filter(
  (state) => !planMachine.isFinal(state)
)

/**
 * Whether something that was ordered in time is still being dealt with: a plan
 * that runs, waits for its first parcel or for what isn't its patient's to do, a
 * case that nobody has decided, a supply on its way out, or a basket that may
 * have been paid for at this moment (REN-5).
 */
export async function hasWorkUnderWay(
  container: MedusaContainer,
  course: { id: string; consultation_id: string }
): Promise<boolean> {
  if (
    (await hasPlanUnderWay(container, course.id)) ||
    (await isBeingOrdered(container, course))
  ) {
    return true
  }
  for (const record of await openCases(container, course.consultation_id)) {
    if (
      record.state !== "approved" ||
      (await awaitsParcel(container, record))
    ) {
      return true
    }
  }
  return false
}

async function hasPlanUnderWay(
  container: MedusaContainer,
  course_id: string
): Promise<boolean> {
  const plans = await plansOf(container).listPlans(
    { course_id, state: NOT_OVER },
    { select: ["id", "state", "pause_causes"], take: null }
  )
  const months = await plansOf(container).listInstalments(
    { plan_id: plans.map(({ id }) => id) },
    { select: ["id", "plan_id", "state", "state_since"], take: null }
  )
  const asked = await waitsForAnswer(container, plans)
  return plans.some((plan) =>
    isUnderWay(
      { ...plan, asked_on: asked.get(plan.id) ?? null },
      months.filter(({ plan_id }) => plan_id === plan.id),
      clock.now()
    )
  )
}

/** Confirmed answers in a basket: its order may be there, and its case not yet. */
async function isBeingOrdered(
  container: MedusaContainer,
  { consultation_id }: { consultation_id: string }
): Promise<boolean> {
  const [bound] = await consultationsOf(container).listConsultations(
    {
      id: consultation_id,
      line_item_id: { $ne: null },
      reconfirmation_id: { $ne: null },
    },
    { select: ["id", "state", "reconfirmation_id", "reconfirmed_at"], take: 1 }
  )
  return bound !== undefined && isOrderable(bound, clock.now())
}

/** Whether somebody still has to decide on a case that rests on these answers. */
export async function hasUndecidedCase(
  container: MedusaContainer,
  consultationId: string
): Promise<boolean> {
  const open = await openCases(container, consultationId)
  return open.some(({ state }) => state !== "approved")
}

const openCases = (
  container: MedusaContainer,
  consultation_id: string
): Promise<Pick<CaseRecord, "id" | "state">[]> =>
  casesOf(container).listClinicalCases(
    { consultation_id, ended_as: null },
    { select: ["id", "state"] }
  )

/** An approved case whose parcel is still to leave, or to be opened at all. */
async function awaitsParcel(
  container: MedusaContainer,
  { id }: Pick<CaseRecord, "id">
): Promise<boolean> {
  const [any] = await dispensingOf(container).listSupplies(
    { case_id: id },
    { select: ["id"], take: 1 }
  )
  return any === undefined || canStillLeave(container, id)
}
