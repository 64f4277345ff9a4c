import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"

export type FieldError = { field: string; message: string }

/** Where each problem is ("home_address.postcode") and what it is; never a value. */
const fieldErrors = (issues: z.ZodError["issues"]): FieldError[] =>
  issues.map((issue) => ({
    field: issue.path.map(String).join(".") || "body",
    message: issue.message,
  }))

/**
 * Checks a request's body and leaves the parsed one in `req.validatedBody`.
 * Answers 400 invalid_field with every wrong field in `errors`, so that a form
 * can show them together.
 */
export const validateBody =
  (schema: z.ZodType) =>
  async (
    req: MedusaRequest,
    res: MedusaResponse,
    next: MedusaNextFunction
  ): Promise<void> => {
    const parsed = await schema.safeParseAsync(req.body ?? {})
    if (parsed.success) {
      req.validatedBody = parsed.data
      next()
      return
    }
    const errors = fieldErrors(parsed.error.issues)
    res.status(400).json({
      type: "invalid_data",
      code: "invalid_field",
      message: errors
        .map((error) => `${error.field}: ${error.message}`)
        .join("; "),
      errors,
    })
  }
