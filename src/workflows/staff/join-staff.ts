import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { STAFF_MODULE } from "../../modules/staff"
import type StaffModuleService from "../../modules/staff/service"
import type { StaffRow } from "../../modules/staff/service"
import { clock } from "../../shared/clock"
import { wakeWorker } from "../relay/wake"

/**
 * The profile that waits for a signed-in user without one. Done at the first
 * request and not by Medusa's event, which may be lost.
 * @returns null when nobody invited them
 */
export async function joinStaff(
  container: MedusaContainer,
  userId: string
): Promise<StaffRow | null> {
  const [user] = await container
    .resolve(Modules.USER)
    .listUsers({ id: [userId] }, { select: ["id", "email"] })
  if (!user) {
    return null
  }
  const joined = await container
    .resolve<StaffModuleService>(STAFF_MODULE)
    .acceptInvitation(userId, user.email, clock.now())
  if (joined) {
    await wakeWorker(container)
  }
  return joined
}
