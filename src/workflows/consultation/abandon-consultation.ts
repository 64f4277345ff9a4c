import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../shared/actor"
import { conflict, messageOf } from "../../shared/errors"
import { consultationsOf } from "./services"

export type AbandonConsultationInput = {
  consultation_id: string
  actor: Actor
}

const CLOSED = ["transition_not_allowed", "guard_not_met"] as const

const abandonConsultationStep = createStep(
  "abandon-consultation",
  async (input: AbandonConsultationInput, { container }) => {
    const { id, state } = await consultationsOf(container)
      .abandon(input)
      .catch((error: unknown) => {
        throw asConflict(error)
      })
    // Nothing to undo: it is the last step.
    return new StepResponse({ id, state })
  }
)

/** Too early, or in another stage by now: look again (409). */
function asConflict(error: unknown): unknown {
  const code = CLOSED.find(
    (one) =>
      typeof error === "object" &&
      error !== null &&
      "code" in error &&
      error.code === one
  )
  return code ? conflict(code, messageOf(error)) : error
}

/**
 * Gives up a consultation that nobody touched for 30 days, unless it was paid
 * for (CON-8). Called by POST /admin/consultations/:id/abandon: a person
 * decides, never the time alone.
 */
export const abandonConsultationWorkflow = createWorkflow(
  "abandon-consultation",
  function (input: AbandonConsultationInput) {
    return new WorkflowResponse(abandonConsultationStep(input))
  }
)
