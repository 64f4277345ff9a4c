import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { clock } from "../../shared/clock"
import type { FollowUpTopic } from "../../shared/follow-ups"

export type ReceiveInboundInput = {
  partner: string
  /** The partner's event id, or the hash of the body where it has none. */
  external_id: string
  body: string
  follow_up_topic: FollowUpTopic
  /** It starts nothing. */
  only_keep?: boolean
}

const storeInboundStep = createStep(
  "store-inbound",
  async (input: ReceiveInboundInput, { container }) => {
    const gateway = container.resolve<PartnerGatewayModuleService>(
      PARTNER_GATEWAY_MODULE
    )
    const is_new = await gateway.receive(
      {
        partner: input.partner,
        external_id: input.external_id,
        body: input.body,
        follow_up: input.only_keep ? null : input.follow_up_topic,
      },
      clock.now()
    )
    // Nothing to undo: what a partner told us stays stored.
    return new StepResponse({ is_new })
  }
)

/**
 * Stores a partner's authenticated event once, before it is answered; the work
 * follows by its topic. Called by the webhook routes. A repeated event gives
 * `is_new: false` and starts nothing.
 */
export const receiveInboundWorkflow = createWorkflow(
  "receive-inbound",
  function (input: ReceiveInboundInput) {
    return new WorkflowResponse(storeInboundStep(input))
  }
)
