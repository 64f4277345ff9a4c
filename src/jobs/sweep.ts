import type { MedusaContainer } from "@medusajs/framework/types"
import { drainWork } from "../workflows/relay/drain"
import { runSweeps } from "../workflows/relay/run-sweeps"

/** Starts what a state requires and nothing covers, every minute. */
export default async function sweep(container: MedusaContainer): Promise<void> {
  await runSweeps(container)
  await drainWork(container)
}

export const config = { name: "sweep", schedule: "* * * * *" }
