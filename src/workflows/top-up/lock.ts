import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Longer than Stripe takes to answer: whoever waits here does so for one of its answers. */
const LOCK_SECONDS = 45

/** Does something about a proposal's difference while nobody else does: browser, webhook, sweep and the case's ending meet here. */
export const withTopUp = <T>(
  container: MedusaContainer,
  proposalId: string,
  work: () => Promise<T>
): Promise<T> =>
  container
    .resolve(Modules.LOCKING)
    .execute(`top-up:${proposalId}`, work, { timeout: LOCK_SECONDS })
