import type { IdentityStatus } from "./profile"

/** How long a verified identity is good for unless a category says otherwise (IDV-4). */
export const IDENTITY_VALID_MONTHS = 12

type Known = {
  identity_status: IdentityStatus
  identity_verified_at: Date | string | null
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
 * Until when a patient needs no new identity check (IDV-4); null when nothing
 * is proved. A change of name, date of birth or address sets the status back,
 * so it is not looked at here.
 * @param recheckMonths the category's own time
 */
export function identityValidUntil(
  { identity_status, identity_verified_at }: Known,
  recheckMonths = IDENTITY_VALID_MONTHS
): Date | null {
  return identity_status === "verified" && identity_verified_at
    ? addMonths(new Date(identity_verified_at), recheckMonths)
    : null
}

/** Whether a patient needs no new identity check for a category (IDV-4). */
export function isIdentityValid(
  patient: Known,
  now: Date,
  recheckMonths?: number
): boolean {
  const until = identityValidUntil(patient, recheckMonths)
  return until !== null && now < until
}
