import type { MedusaContainer } from "@medusajs/framework/types"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { STAFF_MODULE } from "../../modules/staff"
import type StaffModuleService from "../../modules/staff/service"
import { clock } from "../../shared/clock"
import type { CallIntent } from "../../shared/outbox"

const PAGE = 200

/** Writes one email for every clinician at work, each known by its subject; repeating tells nobody twice. */
export async function tellClinicians(
  container: MedusaContainer,
  about: (
    userId: string
  ) => Pick<CallIntent, "operation" | "subject_type" | "subject_id">
): Promise<number> {
  const clinicians = await readClinicians(container)
  const calls = clinicians.map((userId): CallIntent => {
    const one = about(userId)
    const reference = `email:${one.operation}:${one.subject_id}`
    return { partner: "email", reference, ...one }
  })
  await container
    .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
    .enqueue(calls, clock.now())
  return calls.length
}

/** The users of every prescriber and pharmacist at work; what mails they chose is not asked. */
async function readClinicians(container: MedusaContainer): Promise<string[]> {
  const staff = container.resolve<StaffModuleService>(STAFF_MODULE)
  const users: string[] = []
  for (;;) {
    const page = await staff.listStaffProfiles(
      { role: ["prescriber", "pharmacist"], suspended_at: null },
      { skip: users.length, take: PAGE, order: { id: "ASC" } }
    )
    users.push(...page.map(({ user_id }) => user_id))
    if (page.length < PAGE) {
      return users
    }
  }
}
