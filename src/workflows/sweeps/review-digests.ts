import type { MedusaContainer } from "@medusajs/framework/types"
import { clock } from "../../shared/clock"
import { runningEnv } from "../../shared/env"
import { londonDay, londonHour } from "../../shared/london"
import { casesOf, staffOfPharmacy } from "../clinical-review/services"
import { wakeWorker } from "../relay/wake"

/**
 * From the set hour of each London day on, has those who chose it sent one
 * email of what waits (QUE-3). Somebody's email of the day is asked for once,
 * whether anything waits or not; a sweep that comes late sends it late.
 */
export async function sweepReviewDigests(
  container: MedusaContainer
): Promise<number> {
  const now = clock.now()
  if (londonHour(now) < runningEnv().REVIEW_DIGEST_HOUR) {
    return 0
  }
  const staff = await staffOfPharmacy(container).listStaffProfiles(
    {
      notify_mode: "digest",
      role: ["prescriber", "pharmacist", "pharmacy_team", "support"],
      suspended_at: null,
    },
    { select: ["id", "user_id"] }
  )
  if (staff.length === 0) {
    return 0
  }
  const asked = await casesOf(container).sendDigests(
    { day: londonDay(now), user_ids: staff.map((one) => one.user_id) },
    now
  )
  if (asked > 0) {
    await wakeWorker(container)
  }
  return asked
}
