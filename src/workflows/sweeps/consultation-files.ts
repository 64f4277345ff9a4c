import { Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { clock } from "../../shared/clock"
import { consultationsOf } from "../consultation/services"

const LIMIT = 100
/** Long enough to come back to the page it was chosen on. */
const KEPT_MS = 24 * 60 * 60_000

/** Uploads that never became an answer go after a day; what was an answer once stays with the tape. */
export async function sweepOrphanedUploads(
  container: MedusaContainer
): Promise<number> {
  const consultations = consultationsOf(container)
  const before = new Date(clock.now().getTime() - KEPT_MS)
  const orphans = await consultations.listOrphanedFiles(before, LIMIT)
  let removed = 0
  for (const { id, file_key } of orphans) {
    // The record first: bytes without one can't be read by anybody.
    if (await consultations.removeOrphanedFile(id)) {
      await container.resolve(Modules.FILE).deleteFiles([file_key])
      removed += 1
    }
  }
  return removed
}
