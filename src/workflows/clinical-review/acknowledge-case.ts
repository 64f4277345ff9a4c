import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { Acknowledgeable } from "../../modules/clinical-review/domain/acknowledgements"
import { rolesOfQueue } from "../../modules/clinical-review/domain/queue"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { forbidden } from "../../shared/errors"
import { loadCase, loadDecider } from "./review-facts"
import { casesOf } from "./services"

export type AcknowledgeCaseInput = Acknowledgeable & {
  case_id: string
  actor: Actor
}

const acknowledgeCaseStep = createStep(
  "acknowledge-case",
  async (input: AcknowledgeCaseInput, { container }) => {
    const { staff } = await loadDecider(container, input.actor.id)
    const {
      record: { queue },
    } = await loadCase(container, input.case_id)
    if (!rolesOfQueue(queue).includes(staff.role)) {
      throw forbidden(
        "role_required",
        `The ${queue} queue needs one of these roles: ${rolesOfQueue(queue).join(", ")}`
      )
    }
    const { id, kind, subject, at } = await casesOf(container).acknowledge(
      {
        ...input,
        staff: {
          user_id: staff.user_id,
          name: staff.name,
          role: staff.role,
        },
      },
      clock.now()
    )
    // Nothing to undo: what was read was read.
    return new StepResponse({ id, kind, subject, at: at.toISOString() })
  }
)

/**
 * Keeps that the holder of a case has read one of its warnings (SAF-9, REP-1,
 * SAF-20). Called by the case screen; the same one again changes nothing.
 */
export const acknowledgeCaseWorkflow = createWorkflow(
  "acknowledge-case",
  function (input: AcknowledgeCaseInput) {
    return new WorkflowResponse(acknowledgeCaseStep(input))
  }
)
