import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { clock } from "../../shared/clock"
import { messageOf } from "../../shared/errors"
import { casesOf } from "../clinical-review/services"
import { settleTopUp } from "../top-up/settle-top-up"

const LIMIT = 100

/**
 * Differences of dearer changes whose end nobody heard of: paid while the answer
 * or the webhook was lost, which is an acceptance, or held for a proposal that
 * was turned down or whose case ended, which is given up (SAF-2).
 */
export async function sweepTopUps(container: MedusaContainer): Promise<number> {
  const open = await casesOf(container).findTopUps(clock.now(), LIMIT)
  for (const id of open) {
    await settle(container, id)
  }
  return open.length
}

async function settle(container: MedusaContainer, id: string): Promise<void> {
  try {
    // Noted before: one that Stripe doesn't answer for lets the others come first.
    await casesOf(container).noteTopUpChecked(id, clock.now())
    await settleTopUp(container, id)
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        `The difference of proposal ${id} could not be settled: ${messageOf(error)}`
      )
  }
}
