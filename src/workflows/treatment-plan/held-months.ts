import type { MedusaContainer } from "@medusajs/framework/types"
import { whyNotSupplied, type Obstacle } from "./chargeable"
import { readMonths } from "./months"

/** What nothing that a patient answers would lift. */
const WAITS_FOR_OTHERS: ReadonlySet<Obstacle> = new Set<Obstacle>([
  "identity",
  "stop",
  "health_report",
])

/** Which of some months are held up whatever their patient answers (SAF-17, SAF-18): the patient is dead, supply is stopped, a report is open. */
export async function heldMonths(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<Set<string>> {
  const obstacles = await whyNotSupplied(
    container,
    await readMonths(container, ids)
  )
  return new Set(
    [...obstacles].flatMap(([id, why]) =>
      WAITS_FOR_OTHERS.has(why) ? [id] : []
    )
  )
}
