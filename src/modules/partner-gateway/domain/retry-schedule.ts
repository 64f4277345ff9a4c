import { addMinutes } from "../../../shared/clock"

/** What staff are told (INT-2): 5 min, 30 min, 2 h, then manual handling. */
const SCHEDULE_MINUTES = [5, 30, 120] as const
/** Quiet attempts go on until success, cancellation or a person's decision. */
const QUIET_MINUTES = 60

export type NextTry = {
  due_at: Date
  /** True from the moment the schedule is used up: staff handle it. */
  flagged: boolean
}

/**
 * When a call that was certainly not acted upon is tried again.
 * @param attempts how many tries were made, at least 1
 * @param retryAfterSeconds the partner's own wish (429), which never shortens the schedule's safety but may be sooner than 5 min
 */
export function nextTry(
  attempts: number,
  now: Date,
  retryAfterSeconds?: number
): NextTry {
  if (retryAfterSeconds !== undefined && attempts <= SCHEDULE_MINUTES.length) {
    return {
      due_at: new Date(now.getTime() + retryAfterSeconds * 1000),
      flagged: false,
    }
  }
  const minutes = SCHEDULE_MINUTES[attempts - 1]
  return minutes === undefined
    ? { due_at: addMinutes(now, QUIET_MINUTES), flagged: true }
    : { due_at: addMinutes(now, minutes), flagged: false }
}
