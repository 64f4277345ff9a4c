import type {
  MedusaErrorHandlerFunction,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

// Out of a workflow an error comes as a plain object with its fields.
const ownConflict = z.object({
  type: z.literal(MedusaError.Types.CONFLICT),
  code: z.string().min(1),
  message: z.string(),
})

/**
 * Answers conflicts of ours with their own code and words, where Medusa puts
 * its own in their place: who got the 409 could not tell a stale revision from
 * an open draft. Everything else goes to the handler.
 */
export const ownConflictsBefore =
  (handler: MedusaErrorHandlerFunction): MedusaErrorHandlerFunction =>
  (
    error: unknown,
    req: MedusaRequest,
    res: MedusaResponse,
    next: MedusaNextFunction
  ) => {
    const conflict = ownConflict.safeParse(error)
    if (!conflict.success) {
      return handler(error, req, res, next)
    }
    res.status(409).json(conflict.data)
  }
