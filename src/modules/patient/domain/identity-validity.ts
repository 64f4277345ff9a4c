import type { IdentityStatus } from "./profile"

/** How long a verified identity is good for unless a category says otherwise (IDV-4). */
export const IDENTITY_VALID_MONTHS = 12

type Known = {
  identity_status: IdentityStatus
  identity_verified_at: Date | string | null
  identity_valid_until: Date | string | null
}

/** A moment some calendar months later; a day that the month lacks becomes its last day. */
export function addMonths(moment: Date, months: number): Date {
  const later = new Date(moment)
  later.setUTCDate(1)
  later.setUTCMonth(later.getUTCMonth() + months)
  const lastDay = new Date(
    Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)
  ).getUTCDate()
  later.setUTCDate(Math.min(moment.getUTCDate(), lastDay))
  return later
}

/**
 * Whether a patient needs no new identity check (IDV-4). A change of name,
 * date of birth or address sets the status back, so it is not looked at here.
 * @param recheckMonths the category's own limit, when it is shorter
 */
export function isIdentityValid(
  patient: Known,
  now: Date,
  recheckMonths = IDENTITY_VALID_MONTHS
): boolean {
  const { identity_status, identity_verified_at, identity_valid_until } =
    patient
  if (
    identity_status !== "verified" ||
    !identity_verified_at ||
    !identity_valid_until
  ) {
    return false
  }
  const byCategory = addMonths(new Date(identity_verified_at), recheckMonths)
  return now < new Date(identity_valid_until) && now < byCategory
}
