import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { STAFF_MODULE } from "../../modules/staff"
import type StaffModuleService from "../../modules/staff/service"
import type { StaffRow } from "../../modules/staff/service"

/** A member of staff with the address they sign in with. */
export type StaffWithEmail = StaffRow & { email: string | null }

/** Everybody who works here, or one user; by name. */
export async function readStaff(
  container: MedusaContainer,
  filter: { user_id?: string } = {}
): Promise<StaffWithEmail[]> {
  const rows = await container
    .resolve<StaffModuleService>(STAFF_MODULE)
    .listStaffProfiles(filter, { order: { name: "ASC" }, take: 500 })
  const users = await container
    .resolve(Modules.USER)
    .listUsers({ id: rows.map((row) => row.user_id) }, { take: 500 })
  const emails = new Map(users.map((user) => [user.id, user.email]))
  return rows.map((row) => ({ ...row, email: emails.get(row.user_id) ?? null }))
}

/** The profile behind a signed-in user, at most five seconds old; null when there is none. */
export const findStaffByUser = (
  container: MedusaContainer,
  userId: string
): Promise<StaffRow | null> =>
  container.resolve<StaffModuleService>(STAFF_MODULE).findByUser(userId)

export type { StaffRow }
