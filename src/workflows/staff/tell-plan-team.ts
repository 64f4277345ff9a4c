import type { MedusaContainer } from "@medusajs/framework/types"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import type { StaffRole } from "../../modules/staff/domain/roles"
import { clock } from "../../shared/clock"
import type { CallIntent } from "../../shared/outbox"
import { wantsNewsOf } from "../clinical-review/notify-choice"
import { staffOfPharmacy } from "../clinical-review/services"

/** Those who look after plans: their patients, parcels and payments. */
export const LOOK_AFTER_PLANS: readonly StaffRole[] = [
  "pharmacist",
  "pharmacy_team",
  "support",
]

/**
 * Writes one email for everybody who looks after plans of a category and chose
 * to hear at once; the others read patients' changes in their daily email. Repeating tells nobody
 * twice. Gives how many are told.
 */
export async function tellPlanTeam(
  container: MedusaContainer,
  category: string,
  about: Pick<CallIntent, "operation" | "subject_type" | "subject_id">
): Promise<number> {
  const staff = await staffOfPharmacy(container).listStaffProfiles(
    {
      role: [...LOOK_AFTER_PLANS],
      notify_mode: "immediate",
      suspended_at: null,
    },
    { take: null }
  )
  const calls = staff
    .filter((one) => wantsNewsOf(one, category))
    .map(({ user_id }): CallIntent => {
      const subject_id = `${about.subject_id}:${user_id}`
      return {
        ...about,
        partner: "email",
        reference: `email:${about.operation}:${subject_id}`,
        subject_id,
      }
    })
  await container
    .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
    .enqueue(calls, clock.now())
  return calls.length
}
