import type { MedusaContainer } from "@medusajs/framework/types"
import { clock } from "../../shared/clock"
import { patientsOf } from "../clinical-review/services"

const BATCH = 50
/** The others wait for the next minute: other sweeps come after this one. */
const BATCHES = 10

/** Notes profiles anew whose linkage keys were made in an older way (SAF-8), after a change of the rules. */
export async function sweepLinkage(
  container: MedusaContainer
): Promise<number> {
  let done = 0
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const noted = await patientsOf(container).renoteLinkage(BATCH, clock.now())
    done += noted
    if (noted < BATCH) {
      break
    }
  }
  return done
}
