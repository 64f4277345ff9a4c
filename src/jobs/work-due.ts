import type { MedusaContainer } from "@medusajs/framework/types"
import { drainWork } from "../workflows/relay/drain"
import { runSweeps } from "../workflows/relay/run-sweeps"

let swept = false

/** Does what is due, every second; a wake-up only makes it sooner. The first time after a start it sweeps too. */
export default async function workDue(
  container: MedusaContainer
): Promise<void> {
  if (!swept) {
    swept = true
    await runSweeps(container)
  }
  await drainWork(container)
}

export const config = {
  name: "work-due",
  schedule: { interval: 1000, concurrency: "forbid" },
}
