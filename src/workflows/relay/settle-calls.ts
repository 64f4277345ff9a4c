import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { clock } from "../../shared/clock"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { callHandlers } from "./registry"
import type { FollowUpHandlers } from "./types"

const payloadSchema = z.object({ call_id: z.string() })

const gatewayOf = (container: MedusaContainer) =>
  container.resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)

/** A call's result goes to the process it was made for; so does its failure. */
export const callFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.CALL_DONE]: async (container, payload) => {
    const gateway = gatewayOf(container)
    const call = await gateway.retrieveOutboundCall(
      payloadSchema.parse(payload).call_id
    )
    if (call.applied_at) {
      return
    }
    await callHandlers[`${call.partner}.${call.operation}`]?.done?.(
      container,
      call,
      call.result ?? {}
    )
    await gateway.updateOutboundCalls({ id: call.id, applied_at: clock.now() })
  },
  [FOLLOW_UPS.CALL_FAILED]: async (container, payload) => {
    const call = await gatewayOf(container).retrieveOutboundCall(
      payloadSchema.parse(payload).call_id
    )
    if (call.state === "done" || call.state === "cancelled") {
      return
    }
    await callHandlers[`${call.partner}.${call.operation}`]?.failed?.(
      container,
      call,
      call.last_error ?? ""
    )
  },
}
