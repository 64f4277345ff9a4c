import {
  getHttpResponseFromError,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

const thrownSchema = z.object({
  name: z.string().optional(),
  type: z.string().optional(),
  code: z.union([z.string(), z.number()]).optional(),
  stack: z.string().optional(),
})
type Thrown = z.infer<typeof thrownSchema>

/** The names under which body-parser reports a body that it can't read. */
const UNREADABLE = /^(entity|encoding|charset|request)\./

const EMAIL = /[^\s"<>(),;:]+@[^\s"'<>(),;:]+/g

/**
 * A message without what the request brought: Medusa's own validators repeat
 * the value they refuse, its modules the email address that is taken, and
 * JSON.parse the place where it stopped (SAF-14).
 */
export function withoutInput(message: string): string {
  return message
    .replace(/,? (but )?got: '[\s\S]*$/, "")
    .replace(EMAIL, "(address)")
}

/** Where it was thrown, without the message; a driver's holds rows and parameters. */
function tracesOf(thrown: Thrown): string {
  const lines = (thrown.stack ?? "").split("\n")
  return lines.filter((line) => /^\s+at /.test(line)).join("\n")
}

/**
 * Answers errors as Medusa does, and logs as much of them as may be logged:
 * refusals with their cleaned message, what should never be with its name, code
 * and place.
 */
export function errorHandler(
  error: unknown,
  req: MedusaRequest,
  res: MedusaResponse,
  _next: MedusaNextFunction
): void {
  const { statusCode, body } = getHttpResponseFromError(error)
  const thrown = thrownSchema.catch({}).parse(error)
  const message = UNREADABLE.test(thrown.type ?? "")
    ? "The body can't be read"
    : withoutInput(body.message ?? "Something went wrong")
  const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER)
  if (statusCode >= 500) {
    const about = new Error(
      [thrown.name, thrown.code, message].filter(Boolean).join(" ")
    )
    about.stack = `${about.message}\n${tracesOf(thrown)}`
    logger.error(`Error ${statusCode}`, about)
  } else {
    logger.info(message)
  }
  res.status(statusCode).json({ ...body, message })
}
