import { z } from "@medusajs/framework/zod"
import type { StaffWithEmail } from "../../../workflows/staff/read-staff"
import type { StaffView } from "../../contracts/staff"

const categories = z.object({ handles: z.array(z.string()) }).nullable()

export const staffView = (staff: StaffWithEmail): StaffView => ({
  id: staff.id,
  user_id: staff.user_id,
  email: staff.email,
  name: staff.name,
  role: staff.role,
  registration_body: staff.registration_body,
  registration_number: staff.registration_number,
  notify_mode: staff.notify_mode,
  notify_categories: categories.parse(staff.notify_categories)?.handles ?? null,
  suspended_at: staff.suspended_at
    ? new Date(staff.suspended_at).toISOString()
    : null,
  suspension_reason: staff.suspension_reason,
  scope: categories.parse(staff.scope)?.handles ?? null,
  indemnity_expires_on: staff.indemnity_expires_on,
  register_checked_on: staff.register_checked_on,
  register_checked_by: staff.register_checked_by,
})
