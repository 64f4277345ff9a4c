import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { OPEN_DOSE_STATES } from "../../modules/treatment-plan/domain/dose-change-machine"
import type { PlanRecord } from "../../modules/treatment-plan/types"
import { notAllowed } from "../../shared/errors"
import type { Item } from "../clinical-review/review-facts"
import { formularyOf } from "../clinical-review/services"
import { courseOfCase, planOfCase } from "../treatment-plan/begin-course"
import { plansOf } from "../treatment-plan/services"
import { isStoppedSince } from "./news-since"

/** A running plan whose later months may have another strength. */
export type Titratable = {
  plan: PlanRecord
  /** What it has now. */
  item: Item
  /** Months that haven't begun. */
  months: number[]
}

/** Why a plan's strength can't be changed now: classes, never texts. */
export type NotTitratable =
  | "not_approved"
  | "no_plan"
  | "not_pom"
  | "course_over"
  | "stopped"
  | "open"
  | "renewed"
  | "no_month"

/** Whether another strength may be proposed for a case's plan now, and of what. */
export async function findTitratable(
  container: MedusaContainer,
  record: CaseRecord
): Promise<Titratable | NotTitratable> {
  if (record.legal_class !== "POM") {
    return "not_pom"
  }
  if (record.state !== "approved") {
    return "not_approved"
  }
  const plan = await planOfCase(container, record.id)
  if (!plan) {
    return "no_plan"
  }
  const course = await courseOfCase(container, record)
  if (course?.state !== "open") {
    return "course_over"
  }
  const [open] = await plansOf(container).listDoseChanges(
    { plan_id: plan.id, state: [...OPEN_DOSE_STATES] },
    { select: ["id"], take: 1 }
  )
  if (open) {
    return "open"
  }
  const [renewal] = await plansOf(container).listPlans(
    { renews_plan_id: plan.id, state: { $ne: "cancelled" } },
    { select: ["id"], take: 1 }
  )
  if (renewal) {
    return "renewed"
  }
  const months = await plansOf(container).monthsToTitrate(plan)
  const item = await formularyOf(container).retrieveFormularyItem(
    plan.formulary_item_id
  )
  if (months.length === 0) {
    return "no_month"
  }
  const { id: case_id, patient_id } = record
  const subject = { case_id, patient_id, item_ids: [item.id] }
  return (await isStoppedSince(container, subject, null))
    ? "stopped"
    : { plan, item, months }
}

/** @throws transition_not_allowed naming why another strength can't be proposed */
export async function titratable(
  container: MedusaContainer,
  record: CaseRecord
): Promise<Titratable> {
  const found = await findTitratable(container, record)
  if (typeof found === "string") {
    throw notAllowed(
      "transition_not_allowed",
      `The plan of case ${record.id} can't have another strength now: ${found}`
    )
  }
  return found
}

/** Whether an item may take the place of a plan's as another strength of the same medicine. */
export const isOtherStrength = (from: Item, to: Item): boolean =>
  to.sellable &&
  to.id !== from.id &&
  to.category_id === from.category_id &&
  to.legal_class === from.legal_class &&
  to.ingredient.trim().toLowerCase() === from.ingredient.trim().toLowerCase() &&
  to.strength.trim().toLowerCase() !== from.strength.trim().toLowerCase()
