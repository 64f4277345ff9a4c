import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { STAFF_MODULE } from "../../modules/staff"
import type { InvitationRow } from "../../modules/staff/invitations"
import type StaffModuleService from "../../modules/staff/service"

/** An open invitation with the day on which its link ends; never its token. */
export type OpenInvitation = Pick<
  InvitationRow,
  | "id"
  | "email"
  | "name"
  | "role"
  | "registration_body"
  | "registration_number"
  | "notify_mode"
> & { sent_at: string; expires_at: string | null }

/** Invitations that wait for their answer, the newest first. */
export async function readInvitations(
  container: MedusaContainer
): Promise<OpenInvitation[]> {
  const rows = await container
    .resolve<StaffModuleService>(STAFF_MODULE)
    .listStaffInvitations(
      { accepted_at: null, withdrawn_at: null },
      { order: { sent_at: "DESC" }, take: 200 }
    )
  const invites = await container
    .resolve(Modules.USER)
    .listInvites({ id: rows.map((row) => row.invite_id) }, { take: 200 })
  const open = new Map(
    invites
      .filter(({ accepted }) => !accepted)
      .map(({ id, expires_at }) => [id, new Date(expires_at).toISOString()])
  )
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    registration_body: row.registration_body,
    registration_number: row.registration_number,
    notify_mode: row.notify_mode,
    sent_at: new Date(row.sent_at).toISOString(),
    expires_at: open.get(row.invite_id) ?? null,
  }))
}
