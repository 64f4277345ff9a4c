import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { DISPENSING_MODULE } from "../../modules/dispensing"
import type DispensingModuleService from "../../modules/dispensing/service"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { wakeWorker } from "../relay/wake"
import { announceCaseChange } from "./live-hub"
import { casesOf } from "./services"

export type StopCaseInput = {
  case_id: string
  event: "cancel" | "abandon"
  actor: Actor
  reason: string
}

const stopCaseStep = createStep(
  "stop-case",
  async (input: StopCaseInput, { container }) => {
    const sent = await container
      .resolve<DispensingModuleService>(DISPENSING_MODULE)
      .listSupplies(
        { case_id: input.case_id, dispatched_at: { $ne: null } },
        { select: ["id"], take: 1 }
      )
    const result = await casesOf(container).stop(
      { ...input, nothing_dispatched: sent.length === 0 },
      clock.now()
    )
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
    return new WorkflowResponse(stopCaseStep(input))
  }
)
