import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { rolesOfQueue } from "../../modules/clinical-review/domain/queue"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { forbidden, invalid } from "../../shared/errors"
import { announceCaseChange } from "./live-hub"
import { casesOf, staffOfPharmacy } from "./services"

export type HoldCaseInput = {
  case_id: string
  event: "claim" | "release" | "take_over" | "hand_over"
  /** Who asks. */
  actor: Actor
  /** hand_over: to whom. */
  to_user_id?: string
  reason?: string | null
}

const holdCaseStep = createStep(
  "hold-case",
  async (input: HoldCaseInput, { container }) => {
    const cases = casesOf(container)
    const now = clock.now()
    const { event, actor } = input
    const base = {
      case_id: input.case_id,
      user_id: actor.id,
      actor,
      reason: input.reason ?? null,
    }
    const holder = event === "hand_over" ? (input.to_user_id ?? "") : actor.id
    const { queue } = await cases.retrieveClinicalCase(input.case_id, {
      select: ["id", "queue"],
    })
    const staff = await staffOfPharmacy(container).findByUser(holder)
    if (!staff || staff.suspended_at) {
      throw invalid("user_id", "is not a member of staff")
    }
    if (!rolesOfQueue(queue).includes(staff.role)) {
      throw forbidden(
        "role_required",
        `The ${queue} queue needs one of these roles: ${rolesOfQueue(queue).join(", ")}`
      )
    }
    const result =
      event === "claim"
        ? await cases.claim(base, now)
        : event === "release"
          ? await cases.release(base, now)
          : await cases.reassign({ ...base, event, to_user_id: holder }, now)
    await announceCaseChange(container)
    // Nothing to undo: who holds a case is changed by the next claim or release.
    return new StepResponse(result)
  }
)

/**
 * Claims, releases, takes over or hands over a case (QUE-5). Called by the
 * case screen. Only one person holds a case at a time; a second claim is
 * refused with the holder's id.
 */
export const holdCaseWorkflow = createWorkflow(
  "hold-case",
  function (input: HoldCaseInput) {
    return new WorkflowResponse(holdCaseStep(input))
  }
)
