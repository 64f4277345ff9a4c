import { REGISTERS_OF_ROLE, type StaffRole } from "./roles"

/** What of a profile says whether its owner's registration is still good. */
export type Standing = {
  role: StaffRole
  /** London day on which somebody last looked the registration up. */
  register_checked_on: string | null
  /** London day, the last on which the indemnity covers. */
  indemnity_expires_on: string | null
}

/**
 * Why somebody may decide nothing today although role and number are right
 * (R-35, SAF-13); null when they may. Roles without a register have none to
 * lapse.
 * @param today London day
 * @param checkMonths how long a look-up of the register is good for
 */
export function lapseOf(
  { role, register_checked_on, indemnity_expires_on }: Standing,
  today: string,
  checkMonths: number
): string | null {
  if (!REGISTERS_OF_ROLE[role]) {
    return null
  }
  if (register_checked_on === null) {
    return "the register entry was never checked"
  }
  if (dayAfterMonths(register_checked_on, checkMonths) < today) {
    return `the register entry was last checked on ${register_checked_on}, more than ${checkMonths} months ago`
  }
  if (indemnity_expires_on === null) {
    return "no indemnity is on record"
  }
  return indemnity_expires_on < today
    ? `the indemnity expired on ${indemnity_expires_on}`
    : null
}

/** The same day some months later, or that month's last; days as "YYYY-MM-DD". */
export function dayAfterMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  const target = month - 1 + months
  const last = new Date(Date.UTC(year, target + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, target, Math.min(date, last)))
    .toISOString()
    .slice(0, 10)
}
