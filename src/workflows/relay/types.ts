import type { MedusaContainer } from "@medusajs/framework/types"
import type { FollowUpTopic } from "../../shared/follow-ups"

/** Starts what follows a change; may be called again for the same payload and must then do nothing new. */
export type FollowUpHandler = (
  container: MedusaContainer,
  payload: Record<string, unknown>
) => Promise<void>

export type FollowUpHandlers = Partial<Record<FollowUpTopic, FollowUpHandler>>

/** Finds what a state requires and nothing covers, and starts it; gives how many it started. */
export type Sweep = (container: MedusaContainer) => Promise<number>
