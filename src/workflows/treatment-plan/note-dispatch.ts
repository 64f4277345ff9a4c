import type { MedusaContainer } from "@medusajs/framework/types"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { casesOf } from "../clinical-review/services"
import { dispensingOf } from "../dispensing/services"
import { courseOfCase, graceOf, planOfCase } from "./begin-course"
import { plansOf } from "./services"

/**
 * Tells the course of a supply that it has left: the first one starts the plan
 * and fixes its days, the last one completes it (DSP-3); repeatable. Supplies
 * without a consultation have no course.
 */
export async function noteDispatchOfSupply(
  container: MedusaContainer,
  supplyId: string
): Promise<void> {
  const supply = await dispensingOf(container).retrieveSupply(supplyId)
  const { case_id, dispatched_at, instalment_number } = supply
  const record = await casesOf(container).retrieveClinicalCase(case_id, {
    select: ["id", "consultation_id", "formulary_item_id"],
  })
  const course = await courseOfCase(container, record)
  if (!course || dispatched_at === null) {
    return
  }
  const plan = await planOfCase(container, case_id)
  await plansOf(container).noteDispatch(
    {
      course_id: course.id,
      supply_id: supply.id,
      plan_id: plan?.id ?? null,
      number: instalment_number,
      day: londonDay(dispatched_at),
      grace_months: await graceOf(container, record, plan),
    },
    systemActor("plans"),
    clock.now()
  )
}
