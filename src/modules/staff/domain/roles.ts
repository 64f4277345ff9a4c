/** What a member of staff is employed as; what each may do grows from it. */
export const STAFF_ROLES = [
  "administrator",
  "prescriber",
  "pharmacist",
  "pharmacy_team",
  "support",
] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

export const NOTIFY_MODES = ["immediate", "digest", "off"] as const
export type NotifyMode = (typeof NOTIFY_MODES)[number]
