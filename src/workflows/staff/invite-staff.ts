import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { STAFF_MODULE } from "../../modules/staff"
import type { InvitationInput } from "../../modules/staff/invitations"
import type StaffModuleService from "../../modules/staff/service"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { conflict } from "../../shared/errors"
import { wakeWorker } from "../relay/wake"

export type InviteStaffInput = {
  invitation: Omit<InvitationInput, "invite_id">
  actor: Actor
}

/** Medusa's invite of an address, under a fresh token; one that is open is used again. */
async function freshInvite(
  container: MedusaContainer,
  email: string
): Promise<string> {
  const users = container.resolve(Modules.USER)
  const [user] = await users.listUsers({ email }, { take: 1 })
  if (user) {
    throw conflict(
      "already_exists",
      "email: has a sign-in already; give that user a role instead"
    )
  }
  const [open] = await users.listInvites({ email }, { take: 1 })
  if (open) {
    await users.refreshInviteTokens([open.id])
    return open.id
  }
  return (await users.createInvites({ email })).id
}

const inviteStaffStep = createStep(
  "invite-staff",
  async ({ invitation, actor }: InviteStaffInput, { container }) => {
    const email = invitation.email.toLowerCase()
    const invite_id = await freshInvite(container, email)
    const saved = await container
      .resolve<StaffModuleService>(STAFF_MODULE)
      .invite({ ...invitation, email, invite_id }, actor, clock.now())
    await wakeWorker(container)
    // An invite that is left without a role opens nothing, and is used again.
    return new StepResponse({ id: saved.id })
  }
)

/** Invites somebody with the role they will have (PLT-3); the email goes through the gateway. Repeatable. */
export const inviteStaffWorkflow = createWorkflow(
  "invite-staff",
  function (input: InviteStaffInput) {
    return new WorkflowResponse(inviteStaffStep(input))
  }
)
