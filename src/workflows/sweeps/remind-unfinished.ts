import type { MedusaContainer } from "@medusajs/framework/types"
import { clock } from "../../shared/clock"
import { runningEnv } from "../../shared/env"
import { consultationsOf } from "../consultation/services"
import { wakeWorker } from "../relay/wake"

/** Patients who are signed in are reminded of a consultation that they left unfinished (CON-8). */
export async function sweepUnfinishedConsultations(
  container: MedusaContainer
): Promise<number> {
  const asked = await consultationsOf(container).remindUnfinished(
    runningEnv().CONSULTATION_REMINDER_HOURS,
    clock.now()
  )
  if (asked > 0) {
    await wakeWorker(container)
  }
  return asked
}
