import type { MedusaContainer } from "@medusajs/framework/types"
import { pollTracking as poll } from "../workflows/dispensing/record-tracking"

/** The safety net behind the push: parcels under way, each at most every four hours. */
export default async function pollTracking(
  container: MedusaContainer
): Promise<void> {
  await poll(container)
}

export const config = { name: "poll-tracking", schedule: "*/5 * * * *" }
