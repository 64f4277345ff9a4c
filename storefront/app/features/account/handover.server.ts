import { claimConsultation } from "../consultation/api.server"
import { BackendError } from "../../lib/errors"
import type { ShopSession } from "../../lib/session.server"

/**
 * Gives the consultations that this browser began as a guest to the account.
 * One that cannot be handed over (another person's, no profile yet) stays as
 * it is; adding its treatment to a basket says why.
 */
export async function handOver(session: ShopSession): Promise<void> {
  for (const { id } of session.get("consultations") ?? []) {
    try {
      await claimConsultation(session, id)
    } catch (error) {
      if (!(error instanceof BackendError) || error.status >= 500) {
        throw error
      }
    }
  }
}
