import type { MedusaContainer } from "@medusajs/framework/types"
import { instalmentMachine } from "../../modules/treatment-plan/domain/instalment-state-machine"
import type {
  InstalmentRecord,
  PlanRecord,
} from "../../modules/treatment-plan/types"
import { plansOf } from "./services"

type Asked = Pick<InstalmentRecord, "id" | "state">

/** Whether a month's charge could be tried now, were its card any good: it failed, and its plan stands still for nothing else. */
const isOpen = (
  plan: Pick<PlanRecord, "state" | "pause_causes">,
  { state }: Asked
): boolean =>
  ["active", "paused"].includes(plan.state) &&
  plan.pause_causes.every((cause) => cause === "payment") &&
  state !== "due" &&
  instalmentMachine.can(state, "charge")

/** Which of some months can be tried now: not those whose card was refused for good, until there is another (PAY-7). */
export async function monthsToRetry(
  container: MedusaContainer,
  months: readonly (Asked & {
    plan: Pick<PlanRecord, "state" | "pause_causes">
  })[]
): Promise<Set<string>> {
  const open = months
    .filter((month) => isOpen(month.plan, month))
    .map(({ id }) => id)
  const refused = await plansOf(container).withRefusedCard(open)
  return new Set(open.filter((id) => !refused.has(id)))
}
