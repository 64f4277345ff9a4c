import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { wakeWorker } from "../relay/wake"

export type DecideCallInput = {
  call_id: string
  event: "retry" | "mark_done" | "cancel"
  actor: Actor
  note: string | null
}

const decideCallStep = createStep(
  "decide-partner-call",
  async (input: DecideCallInput, { container }) => {
    const state = await container
      .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
      .decide(input, clock.now())
    await wakeWorker(container)
    // Nothing to undo: a person's decision stands until they make another.
    return new StepResponse({ state })
  }
)

/** Retry now, mark done by hand or cancel a call (INT-2). Called by the partner page. */
export const decideCallWorkflow = createWorkflow(
  "decide-call",
  function (input: DecideCallInput) {
    return new WorkflowResponse(decideCallStep(input))
  }
)
