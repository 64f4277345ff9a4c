import type { MedusaContainer } from "@medusajs/framework/types"
import { isSupplyOver } from "../../modules/dispensing/domain/supply-over"
import { planMachine } from "../../modules/treatment-plan/domain/plan-state-machine"
import { systemActor } from "../../shared/actor"
import { casesOf } from "../clinical-review/services"
import { transitionCaseWorkflow } from "../clinical-review/transition-case"
import { freePromises } from "../prescribing/issues-of-ended"
import { planOfCase } from "../treatment-plan/begin-course"
import { dispensingOf } from "./services"

/**
 * Closes an approved case that is over (DLV-1): its plan, if it has one, has
 * ended, nothing can still leave or is on its way, and what was last sent is
 * delivered. Called when a supply is delivered, when a plan ends, and by the
 * sweep; repeatable.
 * @returns whether it is closed by this
 */
export async function completeCaseWhereOver(
  container: MedusaContainer,
  case_id: string
): Promise<boolean> {
  const { state, instalment_count } = await casesOf(
    container
  ).retrieveClinicalCase(case_id, {
    select: ["id", "state", "instalment_count"],
  })
  if (state !== "approved") {
    return false
  }
  const plan = await planOfCase(container, case_id)
  if (plan && !planMachine.isFinal(plan.state)) {
    return false
  }
  const supplies = await dispensingOf(container).listSupplies(
    { case_id },
    { select: ["id", "state", "instalment_number"], take: null }
  )
  // A plan that has ended sends no more than it has; without one the count tells.
  const last = plan ? 1 : instalment_count
  if (!isSupplyOver(supplies, last)) {
    return false
  }
  await transitionCaseWorkflow(container).run({
    input: { case_id, event: "complete", actor: systemActor("dispensing") },
  })
  // A plan that was made shorter, or ended, needs fewer issues than it was promised.
  await freePromises(container, { id: case_id, ended_as: "completed" })
  return true
}
