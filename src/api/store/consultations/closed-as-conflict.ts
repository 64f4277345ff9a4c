import type { MedusaResponse } from "@medusajs/framework/http"
import { messageOf } from "../../../shared/errors"

const isClosed = (error: unknown): boolean =>
  typeof error === "object" &&
  error !== null &&
  "code" in error &&
  error.code === "transition_not_allowed"

/**
 * Runs what changes answers; a consultation that is no draft any more (another
 * tab has submitted it, say) is told as 409, so that a page knows to look again
 * instead of showing a wrong field. Gives undefined when it has answered.
 */
export async function closedAsConflict<T>(
  res: MedusaResponse,
  work: () => Promise<T>
): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!isClosed(error)) {
      throw error
    }
    res.status(409).json({
      type: "not_allowed",
      code: "transition_not_allowed",
      message: messageOf(error),
    })
    return undefined
  }
}
