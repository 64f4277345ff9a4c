import type { MedusaContainer } from "@medusajs/framework/types"
import { drainWork } from "../workflows/relay/drain"

/** Does what is due, every second; a wake-up only makes it sooner. */
export default async function workDue(
  container: MedusaContainer
): Promise<void> {
  await drainWork(container)
}

export const config = {
  name: "work-due",
  schedule: { interval: 1000, concurrency: "forbid" },
}
