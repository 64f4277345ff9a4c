const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS

/** From then on staff see an unfinished consultation flagged (CON-8); nobody is reminded any more. */
const FLAGGED_AFTER_DAYS = 7

/** Before this moment an unfinished consultation was left alone long enough to be flagged. */
export const flaggedSince = (now: Date): Date =>
  new Date(now.getTime() - FLAGGED_AFTER_DAYS * DAY_MS)

/**
 * How many reminders should have gone out by now for a consultation that was
 * last touched then. `hours` after the last activity, rising.
 */
export const remindersDue = (
  lastActivity: Date,
  hours: readonly number[],
  now: Date
): number =>
  hours.filter(
    (after) => now.getTime() - lastActivity.getTime() >= after * HOUR_MS
  ).length

/** The last moment of activity for which reminder `number` (from 0) is due. */
export const dueSince = (
  hours: readonly number[],
  number: number,
  now: Date
): Date => new Date(now.getTime() - (hours[number] ?? Infinity) * HOUR_MS)
