import { Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { STAFF_MODULE } from "../../modules/staff"
import type StaffModuleService from "../../modules/staff/service"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { wakeWorker } from "../relay/wake"

export type ChangeInvitationInput = {
  id: string
  change: "resend" | "withdraw"
  actor: Actor
}

const changeInvitationStep = createStep(
  "change-staff-invitation",
  async ({ id, change, actor }: ChangeInvitationInput, { container }) => {
    const staff = container.resolve<StaffModuleService>(STAFF_MODULE)
    const users = container.resolve(Modules.USER)
    if (change === "withdraw") {
      const { invite_id } = await staff.withdrawInvitation(
        id,
        actor,
        clock.now()
      )
      await users.deleteInvites([invite_id])
    } else {
      const { invite_id } = await staff.resendInvitation(id, actor, clock.now())
      await users.refreshInviteTokens([invite_id])
    }
    await wakeWorker(container)
    // Nothing to undo: it is the last step.
    return new StepResponse({ id })
  }
)

/** Sends an open invitation under a new token, or takes it back so that its link opens nothing. */
export const changeInvitationWorkflow = createWorkflow(
  "change-invitation",
  function (input: ChangeInvitationInput) {
    return new WorkflowResponse(changeInvitationStep(input))
  }
)
