import { z } from "@medusajs/framework/zod"
import {
  REGISTRATION_BODIES,
  type RegistrationBody,
} from "../../modules/staff/domain/registration"
import {
  NOTIFY_MODES,
  STAFF_ROLES,
  type NotifyMode,
  type StaffRole,
} from "../../modules/staff/domain/roles"
import type { SuspensionReason } from "../../modules/staff/domain/suspension"

/** Gives a Medusa user a role, or changes it. */
export const SaveStaff = z
  .object({
    user_id: z.string().min(1),
    name: z.string().trim().min(1).max(120),
    role: z.enum(STAFF_ROLES),
    registration_body: z.enum(REGISTRATION_BODIES).nullish(),
    registration_number: z
      .string()
      .trim()
      .toUpperCase()
      .min(1)
      .max(20)
      .nullish(),
    notify_mode: z.enum(NOTIFY_MODES).default("immediate"),
    notify_categories: z.array(z.string().min(1)).max(50).nullish(),
    /** Handles of the categories they decide in; none means all of their class. */
    scope: z.array(z.string().min(1)).max(50).nullish(),
    indemnity_expires_on: z.iso.date().nullish(),
    register_checked_on: z.iso.date().nullish(),
  })
  .strict()
export type SaveStaffType = z.infer<typeof SaveStaff>

export type StaffView = {
  id: string
  user_id: string
  email: string | null
  name: string
  role: StaffRole
  registration_body: RegistrationBody | null
  registration_number: string | null
  notify_mode: NotifyMode
  notify_categories: string[] | null
  suspended_at: string | null
  suspension_reason: SuspensionReason | null
  scope: string[] | null
  indemnity_expires_on: string | null
  register_checked_on: string | null
  register_checked_by: string | null
}

export type StaffResponse = { staff: StaffView }
export type StaffListResponse = { staff: StaffView[] }
