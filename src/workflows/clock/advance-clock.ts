import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { CLOCK_MODULE } from "../../modules/clock"
import type ClockModuleService from "../../modules/clock/service"
import type { Actor } from "../../shared/actor"
import { drainWork } from "../relay/drain"
import { runSweeps } from "../relay/run-sweeps"

export type AdvanceClockInput = { minutes: number; actor: Actor }

const advanceClockStep = createStep(
  "advance-clock-step",
  async (input: AdvanceClockInput, { container }) => {
    const now = await container
      .resolve<ClockModuleService>(CLOCK_MODULE)
      .advance(input.minutes, input.actor)
    // Nothing to undo: time runs forward.
    return new StepResponse({ now: now.toISOString() })
  }
)

const doDueWorkStep = createStep(
  "do-due-work",
  async (_input: { now: string }, { container }) => {
    await runSweeps(container)
    await drainWork(container)
    return new StepResponse(undefined)
  }
)

/**
 * Moves the test clock forward and at once does what is due by then (PLT-6).
 * Called by the clock route, with TEST_CLOCK=true only.
 */
export const advanceClockWorkflow = createWorkflow(
  "advance-clock",
  function (input: AdvanceClockInput) {
    const moved = advanceClockStep(input)
    doDueWorkStep(moved)
    return new WorkflowResponse(moved)
  }
)
