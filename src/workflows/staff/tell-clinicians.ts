import type { MedusaContainer } from "@medusajs/framework/types"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { STAFF_MODULE } from "../../modules/staff"
import type { StaffRole } from "../../modules/staff/domain/roles"
import type StaffModuleService from "../../modules/staff/service"
import { clock } from "../../shared/clock"
import type { CallIntent } from "../../shared/outbox"

const PAGE = 200

type Message = (
  userId: string
) => Pick<CallIntent, "operation" | "subject_type" | "subject_id">

/** Writes one email for every clinician at work, each known by its subject; repeating tells nobody twice. */
export const tellClinicians = (
  container: MedusaContainer,
  about: Message
): Promise<number> => tellStaff(container, ["prescriber", "pharmacist"], about)

/** The same for everybody at work in some roles; what mails they chose is not asked. */
export async function tellStaff(
  container: MedusaContainer,
  roles: readonly StaffRole[],
  about: Message
): Promise<number> {
  const users = await readAtWork(container, roles)
  const calls = users.map((userId): CallIntent => {
    const one = about(userId)
    const reference = `email:${one.operation}:${one.subject_id}`
    return { partner: "email", reference, ...one }
  })
  await container
    .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
    .enqueue(calls, clock.now())
  return calls.length
}

async function readAtWork(
  container: MedusaContainer,
  roles: readonly StaffRole[]
): Promise<string[]> {
  const staff = container.resolve<StaffModuleService>(STAFF_MODULE)
  const users: string[] = []
  for (;;) {
    const page = await staff.listStaffProfiles(
      { role: [...roles], suspended_at: null },
      { skip: users.length, take: PAGE, order: { id: "ASC" } }
    )
    users.push(...page.map(({ user_id }) => user_id))
    if (page.length < PAGE) {
      return users
    }
  }
}
