const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** An untouched claim goes back to the queue after this long (QUE-5). */
const CLAIM_IDLE_MINUTES = 30
/** A case that waits longer is flagged (QUE-4). */
const WAITING_FLAG_DAYS = 7
/** Nothing happened for this long: staff may end the case (QUE-4, EXC-9). */
const ABANDONABLE_DAYS = 30
/** A signature that is awaited longer is flagged (RX-3). */
const SIGNATURE_FLAG_HOURS = 24

/** The last activity before which a claim counts as idle. */
export const idleSince = (now: Date): Date =>
  new Date(now.getTime() - CLAIM_IDLE_MINUTES * MINUTE)

/** So many times 24 hours before a moment. */
export const daysBefore = (days: number, now: Date): Date =>
  new Date(now.getTime() - days * DAY)

/** The start of waiting before which a case is flagged. */
export const waitingLongSince = (now: Date): Date =>
  daysBefore(WAITING_FLAG_DAYS, now)

/** Whether a case was left alone for long enough to be ended by staff. */
export const isAbandonable = (lastActivity: Date, now: Date): boolean =>
  now.getTime() - lastActivity.getTime() >= ABANDONABLE_DAYS * DAY

/** How old a case is to those who work the queue off (QUE-4): none, amber, or may be ended as abandoned. */
export type Ageing = "none" | "long" | "abandonable"

/**
 * @param place since when it has its place in the queue
 * @param lastActivity when anything last happened to it
 */
export function ageingOf(place: Date, lastActivity: Date, now: Date): Ageing {
  if (isAbandonable(lastActivity, now)) {
    return "abandonable"
  }
  return place < waitingLongSince(now) ? "long" : "none"
}

/** The start of waiting before which a missing signature is flagged. */
export const signatureLateSince = (now: Date): Date =>
  new Date(now.getTime() - SIGNATURE_FLAG_HOURS * 60 * MINUTE)
