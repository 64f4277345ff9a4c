import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** The event that wakes the worker. Nothing depends on its arrival: the job comes by anyway. */
export const WORK_WAITING_EVENT = "pharmacy.work_waiting"

/** Tells the worker that there may be work; never fails the caller. */
export async function wakeWorker(container: MedusaContainer): Promise<void> {
  try {
    await container
      .resolve(Modules.EVENT_BUS)
      .emit({ name: WORK_WAITING_EVENT, data: {} })
  } catch {
    // The job finds the work within seconds.
  }
}
