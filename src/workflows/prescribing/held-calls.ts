import type { MedusaContainer } from "@medusajs/framework/types"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { partnerActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { prescribingOf } from "./build-content"

/**
 * A decided draft shows that its asking arrived: nobody has to find out about
 * a lost answer any more. Settles the held calls of one prescription, and no
 * others; repeatable.
 */
export async function settleHeldCalls(
  container: MedusaContainer,
  prescriptionId: string
): Promise<void> {
  const gateway = container.resolve<PartnerGatewayModuleService>(
    PARTNER_GATEWAY_MODULE
  )
  const held = await gateway.listOutboundCalls(
    {
      subject_type: "prescription",
      subject_id: prescriptionId,
      state: "manual",
    },
    { select: ["id"] }
  )
  for (const { id } of held) {
    await gateway.decide(
      {
        call_id: id,
        event: "mark_done",
        actor: partnerActor(prescribingOf(container).partner()),
        note: "the partner's notice shows that it arrived",
      },
      clock.now()
    )
  }
}

/** Whether the partner has said what became of a prescription: signed, or declined. */
export async function isDecidedByPartner(
  container: MedusaContainer,
  prescriptionId: string
): Promise<boolean> {
  const [decided] = await prescribingOf(container).listPrescriptionEvents(
    { prescription_id: prescriptionId, event: ["signed", "declined"] },
    { select: ["id"], take: 1 }
  )
  return decided !== undefined
}
