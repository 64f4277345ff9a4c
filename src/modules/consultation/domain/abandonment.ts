import type { Actor } from "../../../shared/actor"

const DAY = 24 * 60 * 60 * 1_000
const ABANDONABLE_AFTER_DAYS = 30

/** The guards of `abandon`: only staff, after 30 quiet days, and nothing paid (CON-8). */
export function mayAbandon(
  consultation: { last_activity_at: Date; order_id: string | null },
  actor: Actor,
  now: Date
) {
  const quiet = now.getTime() - consultation.last_activity_at.getTime()
  const by_staff_after_30_days =
    actor.type === "staff" && quiet >= ABANDONABLE_AFTER_DAYS * DAY
  return {
    by_staff_after_30_days,
    unpaid_by_staff_after_30_days:
      by_staff_after_30_days && consultation.order_id === null,
  }
}
