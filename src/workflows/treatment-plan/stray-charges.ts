import type { MedusaContainer } from "@medusajs/framework/types"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { chargeKey } from "../../modules/treatment-plan/charges"
import { applyCharge } from "./apply-charge"
import { neverMade } from "./charge-calls"
import { billingOf } from "../billing/services"
import { plansOf } from "./services"

const LIMIT = 200

/**
 * Charges whose call somebody called off: nothing will be sent for them, so
 * what the partner has is asked once, and a month of which it has nothing is
 * due again. Gives how many there were.
 */
export async function settleStrayCharges(
  container: MedusaContainer
): Promise<number> {
  const open = await plansOf(container).listInstalments(
    { state: ["charging", "unknown"] },
    {
      select: ["id", "attempts"],
      order: { state_since: "ASC" },
      take: LIMIT,
    }
  )
  const keys = new Map(
    open.map(({ id, attempts }) => [chargeKey(id, attempts), id])
  )
  const calls = await container
    .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
    .listOutboundCalls(
      { reference: [...keys.keys()], state: "cancelled" },
      { select: ["id", "reference"], take: LIMIT }
    )
  for (const { reference } of calls) {
    await settle(container, keys.get(reference) ?? "")
  }
  return calls.length
}

async function settle(container: MedusaContainer, id: string): Promise<void> {
  const begun = await plansOf(container).openCharge(id)
  if (!begun) {
    return
  }
  const found = await billingOf(container).findCharge(
    begun.mandate.customer_reference,
    begun.key
  )
  if (found) {
    await applyCharge(container, id, begun.instalment.attempts, found)
  } else {
    await neverMade(container, begun)
  }
}
