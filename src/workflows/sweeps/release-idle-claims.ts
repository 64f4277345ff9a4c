import type { MedusaContainer } from "@medusajs/framework/types"
import { clock } from "../../shared/clock"
import { announceCaseChange } from "../clinical-review/live-hub"
import { casesOf } from "../clinical-review/services"

/** Cases whose holder did nothing for 30 minutes go back to their queue (QUE-5). */
export async function sweepIdleClaims(
  container: MedusaContainer
): Promise<number> {
  const released = await casesOf(container).releaseIdleClaims(clock.now())
  if (released > 0) {
    await announceCaseChange(container)
  }
  return released
}
