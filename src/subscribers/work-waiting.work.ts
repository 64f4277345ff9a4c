import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { drainWork } from "../workflows/relay/drain"
import { WORK_WAITING_EVENT } from "../workflows/relay/wake"

/** Wakes the worker; the job would come by within a second anyway. */
export default async function workWaiting({
  container,
}: SubscriberArgs): Promise<void> {
  await drainWork(container)
}

export const config: SubscriberConfig = { event: WORK_WAITING_EVENT }
