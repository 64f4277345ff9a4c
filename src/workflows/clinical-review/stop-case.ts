import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows"
import type { TransitionResult } from "../../modules/clinical-review/types"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { freezeCase, thawCase } from "../dispensing/end-case-supply"
import { endingLock } from "../dispensing/lock"
import { wakeWorker } from "../relay/wake"
import { announceCaseChange } from "./live-hub"
import { casesOf } from "./services"

export type StopCaseInput = {
  case_id: string
  event: "cancel" | "abandon"
  actor: Actor
  reason: string
}

/**
 * Only of an approved case can anything leave: it is frozen first, so that what
 * was asked for holds until the case says that it has ended. When the process
 * dies in between, a sweep thaws it.
 */
async function stopCase(
  container: MedusaContainer,
  input: StopCaseInput
): Promise<TransitionResult> {
  const cases = casesOf(container)
  const { case_id, event, actor } = input
  const { state } = await cases.retrieveClinicalCase(case_id)
  const nothing_dispatched =
    state === "approved" &&
    event === "cancel" &&
    (await freezeCase(container, case_id, actor))
  try {
    return await cases.stop({ ...input, nothing_dispatched }, clock.now())
  } catch (error) {
    if (nothing_dispatched) {
      await thawCase(container, case_id)
    }
    throw error
  }
}

const stopCaseStep = createStep(
  "stop-case",
  async (input: StopCaseInput, { container }) => {
    const result = await stopCase(container, input)
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: an ended case stays ended.
    return new StepResponse(result)
  }
)

/**
 * Staff end a case with a reason: cancelled at the patient's wish, or abandoned
 * after 30 days in which nothing happened (EXC-8, EXC-9, QUE-4). Called by the
 * case screen. What is under way ends and the refund follows by themselves.
 */
export const stopCaseWorkflow = createWorkflow(
  "stop-case",
  function (input: StopCaseInput) {
    const lock = transform({ input }, (data) => endingLock(data.input.case_id))
    acquireLockStep(lock)
    const result = stopCaseStep(input)
    releaseLockStep(lock)
    return new WorkflowResponse(result)
  }
)
