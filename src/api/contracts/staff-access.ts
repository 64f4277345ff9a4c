import { z } from "@medusajs/framework/zod"
import { type RegistrationBody } from "../../modules/staff/domain/registration"
import {
  type NotifyMode,
  type StaffRole,
} from "../../modules/staff/domain/roles"
import {
  REINSTATEMENT_REASONS,
  SUSPENSION_REASONS,
} from "../../modules/staff/domain/suspension"
import { SaveStaff, type StaffView } from "./staff"

/** Asks somebody to work here, with the role they will have. */
export const InviteStaff = SaveStaff.pick({
  name: true,
  role: true,
  registration_body: true,
  registration_number: true,
  notify_mode: true,
})
  .extend({ email: z.email().max(254) })
  .strict()
export type InviteStaffType = z.infer<typeof InviteStaff>

export const SuspendStaff = z
  .object({ reason: z.enum(SUSPENSION_REASONS) })
  .strict()
export type SuspendStaffType = z.infer<typeof SuspendStaff>

export const ReinstateStaff = z
  .object({ reason: z.enum(REINSTATEMENT_REASONS) })
  .strict()
export type ReinstateStaffType = z.infer<typeof ReinstateStaff>

export const NoInvitationBody = z.object({}).strict()

/** An invitation that nobody has accepted yet. */
export type InvitationView = {
  id: string
  email: string
  name: string
  role: StaffRole
  registration_body: RegistrationBody | null
  registration_number: string | null
  notify_mode: NotifyMode
  sent_at: string
  /** When its link stops working. */
  expires_at: string | null
}

export type InvitationResponse = { invitation: { id: string } }
export type InvitationListResponse = { invitations: InvitationView[] }

/** A page of the admin that needs a role, and who has it. */
export type PageAccess = { to: string; label: string; roles: StaffRole[] }

/** Who is signed in, and what they may do. */
export type MeResponse = {
  staff: StaffView
  /** "METHOD /admin/…" as the permission table names its routes. */
  allowed: string[]
  /** Where they begin after signing in. */
  landing: string
  /** Pages that are not part of their role. */
  closed_pages: PageAccess[]
  open_pages: string[]
}

/** What each role may do, by area. */
export type RolesResponse = {
  areas: { title: string; rules: { what: string; roles: StaffRole[] }[] }[]
}
