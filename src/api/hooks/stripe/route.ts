import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { runningEnv } from "../../../shared/env"
import { FOLLOW_UPS } from "../../../shared/follow-ups"
import { hasNews } from "../../../workflows/checkout/apply-stripe-event"
import { receiveInboundWorkflow } from "../../../workflows/partner-gateway/receive-inbound"
import { wakeWorker } from "../../../workflows/relay/wake"
import { verifyStripeEvent } from "./verify-event"

/** Takes an event of Stripe's: verified, stored once, answered; the work follows. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse<{ received: true }>
): Promise<void> {
  const event = verifyStripeEvent(
    req.rawBody as Buffer | undefined,
    req.header("stripe-signature"),
    runningEnv().STRIPE_WEBHOOK_SECRET
  )
  await receiveInboundWorkflow(req.scope).run({
    input: {
      partner: "stripe",
      external_id: event.id,
      body: event.body,
      follow_up_topic: FOLLOW_UPS.INBOUND_STRIPE,
      only_keep: !hasNews(event.body),
    },
  })
  await wakeWorker(req.scope)
  res.json({ received: true })
}
