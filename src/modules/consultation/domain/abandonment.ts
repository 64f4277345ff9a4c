import type { Actor } from "../../../shared/actor"

const DAY = 24 * 60 * 60 * 1_000
const ABANDONABLE_AFTER_DAYS = 30

/** Whether a consultation was left alone for 30 days. */
export const mayAbandonAt = (lastActivity: Date, now: Date): boolean =>
  now.getTime() - lastActivity.getTime() >= ABANDONABLE_AFTER_DAYS * DAY

/** The guards of `abandon`: only staff, after 30 quiet days, and nothing paid (CON-8). */
export function mayAbandon(
  consultation: { last_activity_at: Date; order_id: string | null },
  actor: Actor,
  now: Date
) {
  const by_staff_after_30_days =
    actor.type === "staff" && mayAbandonAt(consultation.last_activity_at, now)
  return {
    by_staff_after_30_days,
    unpaid_by_staff_after_30_days:
      by_staff_after_30_days && consultation.order_id === null,
  }
}
