import { instalmentMachine } from "../../modules/treatment-plan/domain/instalment-state-machine"
import type {
  InstalmentRecord,
  PlanRecord,
} from "../../modules/treatment-plan/types"

/** Whether a month's charge can be tried now: it failed, and its plan stands still for nothing else. */
export const mayRetry = (
  plan: Pick<PlanRecord, "state" | "pause_causes">,
  { state }: Pick<InstalmentRecord, "state">
): boolean =>
  ["active", "paused"].includes(plan.state) &&
  plan.pause_causes.every((cause) => cause === "payment") &&
  state !== "due" &&
  instalmentMachine.can(state, "charge")
