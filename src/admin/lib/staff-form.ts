import type { SaveStaffType, StaffView } from "../../api/contracts/staff"

/** A staff profile as its form holds it; "" stands for no register. */
export type StaffForm = {
  user_id: string
  name: string
  role: StaffView["role"]
  registration_body: string
  registration_number: string
  notify_mode: StaffView["notify_mode"]
  notify_categories: string[] | null
  /** Null stands for every category of the class. */
  scope: string[] | null
  /** Days as "2026-11-21"; "" stands for none. */
  indemnity_expires_on: string
  register_checked_on: string
}

export const staffForm = (one: StaffView): StaffForm => ({
  user_id: one.user_id,
  name: one.name,
  role: one.role,
  registration_body: one.registration_body ?? "",
  registration_number: one.registration_number ?? "",
  notify_mode: one.notify_mode,
  notify_categories: one.notify_categories,
  scope: one.scope,
  indemnity_expires_on: one.indemnity_expires_on ?? "",
  register_checked_on: one.register_checked_on ?? "",
})

type User = {
  id: string
  email: string
  first_name: string | null
  last_name: string | null
}

/** A user's first profile: the role that can do least. */
export const blankStaff = (user: User): StaffForm => ({
  user_id: user.id,
  name: [user.first_name, user.last_name].filter(Boolean).join(" "),
  role: "support",
  registration_body: "",
  registration_number: "",
  notify_mode: "immediate",
  notify_categories: null,
  scope: null,
  indemnity_expires_on: "",
  register_checked_on: "",
})

const BODIES = ["GMC", "GPhC", "NMC"] as const

/** The form as the API takes it. */
export const staffBody = (form: StaffForm): SaveStaffType => ({
  ...form,
  name: form.name.trim(),
  registration_body:
    BODIES.find((body) => body === form.registration_body) ?? null,
  registration_number: form.registration_number.trim() || null,
  indemnity_expires_on: form.indemnity_expires_on || null,
  register_checked_on: form.register_checked_on || null,
})
