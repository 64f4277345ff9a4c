import type { MedusaContainer } from "@medusajs/framework/types"
import type { PartnerCharge } from "../../modules/billing/provider/charges"
import { isHardDecline } from "../../modules/treatment-plan/domain/declines"
import type { ChargeOutcome } from "../../modules/treatment-plan/types"
import { partnerActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { billingOf } from "../billing/services"
import { wakeWorker } from "../relay/wake"
import { plansOf } from "./services"

/** What a charge at the partner means for its month; null while it may become anything. */
export function outcomeOf(
  charge: PartnerCharge,
  attempt: number
): ChargeOutcome | null {
  const about = { attempt, payment_intent: charge.payment_intent }
  switch (charge.status) {
    case "succeeded":
      return { ...about, kind: "succeed" }
    case "needs_authentication":
      return { ...about, kind: "need_authentication" }
    case "declined":
      return {
        ...about,
        kind: isHardDecline(charge.code) ? "hard_decline" : "soft_decline",
        code: charge.code,
      }
    case "open":
      return null
  }
}

/** Has a month learn what became of one of its charges; the news may come often and late. */
export async function applyCharge(
  container: MedusaContainer,
  instalmentId: string,
  attempt: number,
  charge: PartnerCharge
): Promise<void> {
  const outcome = outcomeOf(charge, attempt)
  if (outcome) {
    await plansOf(container).recordCharge(
      instalmentId,
      outcome,
      partnerActor("stripe"),
      clock.now()
    )
    await wakeWorker(container)
  }
}

/**
 * Reads a month's payment from the partner and has the month follow it. For
 * news that say only that something may have changed: the webhook, and the
 * patient who comes back from the bank. Late, doubled and reordered they come
 * to the same end, and for what is paid nothing is asked.
 * @returns false where it is no month's payment
 * @throws PartnerHttpError, RefundRefused
 */
export async function refreshCharge(
  container: MedusaContainer,
  paymentIntent: string
): Promise<boolean> {
  const [settled] = await plansOf(container).listInstalments(
    { payment_intent: paymentIntent, state: "paid" },
    { select: ["id"], take: 1 }
  )
  if (settled) {
    return true
  }
  const charge = await billingOf(container).readCharge(paymentIntent)
  if (!charge?.instalment_id || charge.attempt === null) {
    return false
  }
  const [known] = await plansOf(container).listInstalments(
    { id: charge.instalment_id },
    { select: ["id"], take: 1 }
  )
  if (!known) {
    return false
  }
  await applyCharge(container, known.id, charge.attempt, charge)
  return true
}
