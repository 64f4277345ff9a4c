import { invalid } from "../../../shared/errors"
import { isRegistrationNumber, type RegistrationBody } from "./registration"
import { REGISTERS_OF_ROLE, type NotifyMode, type StaffRole } from "./roles"

export type StaffInput = {
  name: string
  role: StaffRole
  registration_body: RegistrationBody | null
  registration_number: string | null
  notify_mode: NotifyMode
  /** Handles of categories; null means all. */
  notify_categories: string[] | null
  /** Handles of the categories they decide in; null means all of their class. */
  scope: string[] | null
  /** London days. */
  indemnity_expires_on: string | null
  register_checked_on: string | null
}

/**
 * A role that decides needs its register, and every number the form of its register (REV-5).
 * @param today London day
 * @throws invalid_field
 */
export function assertStaffInput(input: StaffInput, today: string): void {
  const { role, registration_body: body, registration_number: number } = input
  const registers = REGISTERS_OF_ROLE[role]
  if (registers && (body === null || !registers.includes(body))) {
    throw invalid(
      "registration_body",
      `a ${role} needs one of ${registers.join(", ")}`
    )
  }
  if ((body === null) !== (number === null)) {
    throw invalid(
      body === null ? "registration_body" : "registration_number",
      "body and number belong together"
    )
  }
  if (body !== null && number !== null && !isRegistrationNumber(body, number)) {
    throw invalid("registration_number", `does not have the form of ${body}`)
  }
  assertStanding(input, today)
}

/** a check that lies ahead has not been made, and no scope is not all of it. */
function assertStanding(input: StaffInput, today: string): void {
  if (input.scope !== null && input.scope.length === 0) {
    throw invalid("scope", "names at least one category, or none for all")
  }
  if (input.register_checked_on !== null && input.register_checked_on > today) {
    throw invalid("register_checked_on", "lies in the future")
  }
}
