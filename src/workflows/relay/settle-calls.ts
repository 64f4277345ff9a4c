import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type { OutboundCallState } from "../../modules/partner-gateway/domain/outbound-call-machine"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import type { OutboundCallRow } from "../../modules/partner-gateway/service"
import { clock } from "../../shared/clock"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { announceCaseChange } from "../clinical-review/live-hub"
import { casesOf } from "../clinical-review/services"
import { callHandlers } from "./registry"
import type { FollowUpHandlers } from "./types"

const payloadSchema = z.object({ call_id: z.string() })

const gatewayOf = (container: MedusaContainer) =>
  container.resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)

/** What a handler's `failed` hears of; the others only show on the case. */
const FAILED: OutboundCallState[] = ["retrying", "refused", "manual"]
const OUT_OF_REACH: OutboundCallState[] = ["retrying", "unknown", "manual"]
/** Certainly nothing at the partner after a try, and not sent again yet. */
const tried = () => ({
  state: "pending" as const,
  attempts: { $gt: 0 },
  due_at: { $gt: clock.now() },
})

/**
 * "Pending (API unavailable)" stands on a case while any call for it waits for
 * its partner (EXC-11). Read anew each time, so that news in any order, about
 * several calls, come to the same.
 */
async function tagCase(
  container: MedusaContainer,
  { case_id }: Pick<OutboundCallRow, "case_id">
): Promise<void> {
  if (case_id === null) {
    return
  }
  const [waiting] = await gatewayOf(container).listOutboundCalls(
    { case_id, $or: [{ state: OUT_OF_REACH }, tried()] },
    { select: ["id"], take: 1 }
  )
  const cases = casesOf(container)
  const [found] = await cases.listClinicalCases(
    { id: case_id },
    { select: ["id", "partner_unavailable"] }
  )
  const isOut = waiting !== undefined
  if (found && found.partner_unavailable !== isOut) {
    await cases.tagPartner(case_id, isOut)
    await announceCaseChange(container)
  }
}

/** A call's result goes to the process it was made for; so does its failure. */
export const callFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.CALL_DONE]: async (container, payload) => {
    const gateway = gatewayOf(container)
    const call = await gateway.retrieveOutboundCall(
      payloadSchema.parse(payload).call_id
    )
    await tagCase(container, call)
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
    await tagCase(container, call)
    if (!FAILED.includes(call.state)) {
      return
    }
    await callHandlers[`${call.partner}.${call.operation}`]?.failed?.(
      container,
      call,
      call.last_error ?? ""
    )
  },
}
