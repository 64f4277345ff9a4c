import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { STAFF_MODULE } from "../../modules/staff"
import type { StaffInput } from "../../modules/staff/domain/profile"
import type StaffModuleService from "../../modules/staff/service"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { invalid, notAllowed } from "../../shared/errors"

export type SaveStaffInput = {
  user_id: string
  profile: StaffInput
  actor: Actor
}

/** Nobody gives themselves another role. */
const assertNotOneself = createStep(
  "assert-staff-change-is-of-another",
  async (input: SaveStaffInput, { container }) => {
    const [user] = await container
      .resolve(Modules.USER)
      .listUsers({ id: [input.user_id] })
    if (!user) {
      throw invalid("user_id", "is not a user")
    }
    const own = input.actor.id === input.user_id
    if (own && input.profile.role !== input.actor.role) {
      throw notAllowed("not_eligible", "Somebody else has to change your role")
    }
    return new StepResponse(undefined)
  }
)

const saveStaffStep = createStep(
  "save-staff-profile",
  async (input: SaveStaffInput, { container }) => {
    const staff = container.resolve<StaffModuleService>(STAFF_MODULE)
    const now = clock.now()
    const { user_id, profile, actor } = input
    const saved = await staff.saveProfile(user_id, profile, actor, now)
    // Nothing to undo: it is the last step.
    return new StepResponse({ id: saved.id, user_id: saved.user_id })
  }
)

/** Gives a user a role and registration, or changes them. Called by the staff page and the seed. */
export const saveStaffWorkflow = createWorkflow(
  "save-staff",
  function (input: SaveStaffInput) {
    assertNotOneself(input)
    return new WorkflowResponse(saveStaffStep(input))
  }
)
