import type { StaffRole } from "../../../modules/staff/domain/roles"

type Roles = readonly [StaffRole, ...StaffRole[]]

/** Who may read forms, write drafts, and publish what others wrote or replay it over consultations. */
export const FORM_READERS: Roles = [
  "prescriber",
  "pharmacist",
  "administrator",
  "pharmacy_team",
]
export const FORM_EDITORS: Roles = ["pharmacist", "prescriber", "administrator"]
export const FORM_PUBLISHERS: Roles = ["pharmacist", "prescriber"]
