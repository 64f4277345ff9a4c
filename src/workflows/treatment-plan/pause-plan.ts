import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { StaffCause } from "../../modules/treatment-plan/domain/staff-choices"
import type { PlanRecord } from "../../modules/treatment-plan/types"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notFound } from "../../shared/errors"
import { wakeWorker } from "../relay/wake"
import { assertMayRelease } from "../staff/may-release"
import { plansOf } from "./services"

export type PausePlanInput = {
  plan_id: string
  cause: StaffCause
  actor: Actor
}

const found = async (
  container: MedusaContainer,
  id: string
): Promise<PlanRecord> => {
  const [plan] = await plansOf(container).listPlans({ id })
  if (!plan) {
    throw notFound("Plan", id)
  }
  return plan
}

const pausePlanStep = createStep(
  "pause-plan",
  async ({ plan_id, cause, actor }: PausePlanInput, { container }) => {
    await found(container, plan_id)
    const { id, state } = await plansOf(container).pause(
      plan_id,
      cause,
      actor,
      clock.now()
    )
    await wakeWorker(container)
    // Nothing to undo: what a person stopped stands still.
    return new StepResponse({ id, state })
  }
)

const resumePlanStep = createStep(
  "resume-plan",
  async ({ plan_id, cause, actor }: PausePlanInput, { container }) => {
    const { patient_id, category_handle } = await found(container, plan_id)
    if (cause === "clinical") {
      await assertMayRelease(container, actor.id, {
        patient_id,
        category_handle,
      })
    }
    const { id, state } = await plansOf(container).resume(
      plan_id,
      cause,
      actor,
      clock.now()
    )
    await wakeWorker(container)
    // Nothing to undo: what stops it for another reason does so by itself.
    return new StepResponse({ id, state })
  }
)

/** Staff let a plan stand still: nothing of it falls due or is charged meanwhile. Repeatable. @throws transition_not_allowed */
export const pausePlanWorkflow = createWorkflow(
  "pause-plan",
  function (input: PausePlanInput) {
    return new WorkflowResponse(pausePlanStep(input))
  }
)

/**
 * Staff lift one cause of a plan's standing still; it goes on when none is
 * left. A clinical one is lifted by who may decide (SAF-18, REV-5). Repeatable.
 * @throws role_required, registration_required, outside_scope, not_eligible
 */
export const resumePlanWorkflow = createWorkflow(
  "resume-plan",
  function (input: PausePlanInput) {
    return new WorkflowResponse(resumePlanStep(input))
  }
)
