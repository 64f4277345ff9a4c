import type { MedusaContainer } from "@medusajs/framework/types"
import { canStillLeave } from "../dispensing/can-still-leave"
import { whyNotSupplied, type Obstacle } from "./chargeable"
import { readMonths, type Month } from "./months"

/** What nothing that a patient answers would lift. */
const WAITS_FOR_OTHERS: ReadonlySet<Obstacle> = new Set<Obstacle>([
  "identity",
  "stop",
  "health_report",
])

/** Which of some months are held up whatever their patient answers (SAF-17, SAF-18): the patient is dead, supply is stopped, a report is open, nothing is to leave any more. */
export async function heldMonths(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<Set<string>> {
  const months = await readMonths(container, ids)
  const obstacles = await whyNotSupplied(container, months)
  const held = [...obstacles].flatMap(([id, why]) =>
    WAITS_FOR_OTHERS.has(why) ? [id] : []
  )
  return new Set([...held, ...(await withoutParcel(container, months))])
}

/** Those of complete plans whose parcel can't leave: their money goes back. */
async function withoutParcel(
  container: MedusaContainer,
  months: readonly Month[]
): Promise<string[]> {
  const ids: string[] = []
  for (const { instalment, plan } of months) {
    if (
      plan.state === "completed" &&
      !(await canStillLeave(container, plan.case_id, instalment.number))
    ) {
      ids.push(instalment.id)
    }
  }
  return ids
}
