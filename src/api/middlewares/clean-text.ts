import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"

// Tab, line feed and carriage return are what people type; the rest is refused
// by PostgreSQL (NUL) or by readers of what we print, and half a surrogate
// pair is no character at all.
const UNCLEAN = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u

const isClean = (text: string): boolean => !UNCLEAN.test(text)

/**
 * The path of a text in a value that can't be stored or printed,
 * "home_address.city"; undefined when all are clean. Keys count too. Without
 * recursion: a body may be nested deeper than the stack.
 */
export function uncleanPath(value: unknown): string | undefined {
  const left = [{ value, path: "" }]
  for (let next = left.pop(); next; next = left.pop()) {
    const { value: inner, path } = next
    if (typeof inner === "string" && !isClean(inner)) {
      return path || "body"
    }
    if (typeof inner !== "object" || inner === null) {
      continue
    }
    for (const [key, child] of Object.entries(inner)) {
      if (!isClean(key)) {
        return path || "body"
      }
      left.push({ value: child, path: path ? `${path}.${key}` : key })
    }
  }
  return undefined
}

function refuseUncleanText(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const field =
    uncleanPath(req.body) ??
    uncleanPath(req.query) ??
    (isCleanAddress(req.path) ? undefined : "address")
  if (field === undefined) {
    next()
    return
  }
  const message = "holds a character that can't be kept"
  res.status(400).json({
    type: "invalid_data",
    code: "invalid_field",
    message: `${field}: ${message}`,
    errors: [{ field, message }],
  })
}

function isCleanAddress(path: string): boolean {
  try {
    return isClean(decodeURIComponent(path))
  } catch {
    return false
  }
}

/** Every route, Medusa's own too: such a text would end as a database error, in the log with all its row. */
export const cleanTextMiddlewares: MiddlewareRoute[] = [
  "/store",
  "/admin",
  "/auth",
].map((matcher) => ({ matcher, middlewares: [refuseUncleanText] }))
