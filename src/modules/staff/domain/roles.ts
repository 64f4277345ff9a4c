import type { RegistrationBody } from "./registration"

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

/** Registers that qualify for a role; a role that is not here needs none. */
export const REGISTERS_OF_ROLE: Partial<
  Record<StaffRole, readonly RegistrationBody[]>
> = {
  // Independent prescribers may be doctors, pharmacists or nurses.
  prescriber: ["GMC", "GPhC", "NMC"],
  pharmacist: ["GPhC"],
}
