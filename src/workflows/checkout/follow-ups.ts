import { z } from "@medusajs/framework/zod"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { clock } from "../../shared/clock"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import type { FollowUpHandlers } from "../relay/types"
import { refreshCharge } from "../treatment-plan/apply-charge"
import { disputeOfEvent } from "../billing/dispute-event"
import { syncDispute } from "../billing/sync-dispute"
import { syncPayment } from "../billing/sync-payment"
import {
  applySession,
  monthPaymentOfEvent,
  refundedPayment,
  sessionOfEvent,
} from "./apply-stripe-event"

const payloadSchema = z.object({ inbound_event_id: z.string() })

/** Stripe's events are worked on after they were stored and answered. */
export const checkoutFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.INBOUND_STRIPE]: async (container, payload) => {
    const gateway = container.resolve<PartnerGatewayModuleService>(
      PARTNER_GATEWAY_MODULE
    )
    const { inbound_event_id: id } = payloadSchema.parse(payload)
    const { body } = await gateway.readInbound(id)
    const refunded = refundedPayment(body)
    const about = refunded === null ? sessionOfEvent(body) : null
    if (about === "unreadable" || refunded === "unreadable") {
      const error = "the event is not as Stripe describes it"
      await gateway.recordInbound(id, "fail", error, clock.now())
      return
    }
    if (refunded) {
      await syncPayment(container, refunded.payment_intent)
    }
    if (about) {
      await applySession(container, about.session_id)
    }
    const month = about ? null : monthPaymentOfEvent(body)
    if (month) {
      await refreshCharge(container, month)
    }
    const disputed = disputeOfEvent(body)
    if (disputed) {
      await syncDispute(container, disputed)
    }
    await gateway.recordInbound(id, "process", null, clock.now())
  },
}
