import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { callReference } from "../../modules/billing/domain/keys"
import type { RefundRecord } from "../../modules/billing/types"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { systemActor } from "../../shared/actor"
import { addMinutes, clock } from "../../shared/clock"
import { messageOf } from "../../shared/errors"
import { releaseRefund } from "../billing/release-refund"
import { billingOf } from "../billing/services"
import { syncPayment } from "../billing/sync-payment"

const LIMIT = 100
/** A webhook that didn't come within this is not waited for. */
const ASK_AFTER_MINUTES = 15

/**
 * Refunds that wait: automatic ones that couldn't be sent while a supply could
 * still leave, those whose sending somebody called off, and those of which the
 * partner should have told by now, which are asked about. One that can't be
 * dealt with doesn't keep the others.
 */
export async function sweepRefunds(
  container: MedusaContainer
): Promise<number> {
  const billing = billingOf(container)
  const unsent = await billing.findUnsent(LIMIT)
  const stale = await billing.findStale(
    addMinutes(clock.now(), -ASK_AFTER_MINUTES),
    LIMIT
  )
  let done = 0
  for (const refund of unsent) {
    done += await tried(container, refund, () => release(container, refund))
  }
  for (const refund of stale) {
    done += await tried(container, refund, () => ask(container, refund))
  }
  return done
}

async function release(
  container: MedusaContainer,
  refund: RefundRecord
): Promise<boolean> {
  await billingOf(container).noteLooked(refund.id, clock.now())
  return releaseRefund(container, refund)
}

async function ask(
  container: MedusaContainer,
  refund: RefundRecord
): Promise<boolean> {
  // Noted before: one that Stripe doesn't answer for lets the others come first.
  await billingOf(container).noteChecked(refund.payment_id, clock.now())
  await syncPayment(container, refund.payment_intent)
  if (refund.key === null) {
    return true
  }
  const [call] = await container
    .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
    .listOutboundCalls({ reference: callReference(refund.key) })
  if (call?.state === "cancelled") {
    await billingOf(container).recordFailure(
      { refund_id: refund.id, key: refund.key, code: "call_cancelled" },
      systemActor("billing"),
      clock.now()
    )
  }
  return true
}

async function tried(
  container: MedusaContainer,
  { id }: RefundRecord,
  work: () => Promise<boolean>
): Promise<number> {
  try {
    return (await work()) ? 1 : 0
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Refund ${id} could not be followed up: ${messageOf(error)}`)
    return 0
  }
}
