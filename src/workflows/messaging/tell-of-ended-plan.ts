import type { MedusaContainer } from "@medusajs/framework/types"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import type { CancelReason } from "../../modules/treatment-plan/domain/staff-choices"
import { clock } from "../../shared/clock"
import { casesOf } from "../clinical-review/services"
import { wakeWorker } from "../relay/wake"
import { plansOf } from "../treatment-plan/services"

const BY_PATIENT: CancelReason = "patient_asked"

/**
 * A plan has ended by its patient's own word, by itself or by staff: they read
 * that it is done (PAY-6, R-09). A request that ended as a whole has an email of
 * its own. Once a plan; repeatable.
 */
export async function tellOfEndedPlan(
  container: MedusaContainer,
  plan_id: string
): Promise<void> {
  const { end_reason, case_id } = await plansOf(container).retrievePlan(plan_id)
  if (end_reason !== BY_PATIENT) {
    return
  }
  const { ended_as } = await casesOf(container).retrieveClinicalCase(case_id, {
    select: ["id", "ended_as"],
  })
  if (ended_as !== null && ended_as !== "completed") {
    return
  }
  await container
    .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
    .enqueue(
      [
        {
          partner: "email",
          operation: "plan_ended",
          reference: `email:plan_ended:${plan_id}`,
          subject_type: "plan",
          subject_id: plan_id,
          case_id,
        },
      ],
      clock.now()
    )
  await wakeWorker(container)
}
