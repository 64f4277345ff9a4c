import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { STAFF_MODULE } from "../../modules/staff"
import type {
  ReinstatementReason,
  SuspensionReason,
} from "../../modules/staff/domain/suspension"
import type StaffModuleService from "../../modules/staff/service"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notAllowed, notFound } from "../../shared/errors"
import { wakeWorker } from "../relay/wake"

export type SuspendStaffInput = { staff_id: string; actor: Actor } & (
  | { suspend: SuspensionReason }
  | { reinstate: ReinstatementReason }
)

const suspendStaffStep = createStep(
  "suspend-staff",
  async (input: SuspendStaffInput, { container }) => {
    const staff = container.resolve<StaffModuleService>(STAFF_MODULE)
    const { staff_id, actor } = input
    const [found] = await staff.listStaffProfiles({ id: staff_id })
    if (!found) {
      throw notFound("Staff profile", staff_id)
    }
    if (found.user_id === actor.id) {
      throw notAllowed("not_eligible", "Somebody else has to suspend you")
    }
    const now = clock.now()
    const saved =
      "suspend" in input
        ? await staff.suspend(staff_id, input.suspend, actor, now)
        : await staff.reinstate(staff_id, input.reinstate, actor, now)
    await wakeWorker(container)
    // Nothing to undo: it is the last step.
    return new StepResponse({ user_id: saved.user_id })
  }
)

/** Suspends somebody, who then gets nowhere within seconds, or lets them back; never oneself, never the last administrator. */
export const suspendStaffWorkflow = createWorkflow(
  "suspend-staff",
  function (input: SuspendStaffInput) {
    return new WorkflowResponse(suspendStaffStep(input))
  }
)
