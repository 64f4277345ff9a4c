import type { z } from "zod"

export type FieldError = { path: string; code: string; message: string }

/** The faults of a failed zod check, with dotted paths. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => ({
    path: issue.path.map(String).join("."),
    code: issue.code,
    message: issue.message,
  }))
}

/** The value at a dotted path of an unchecked body, or undefined. */
export function valueAt(body: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (at, key) =>
        isRecord(at) || Array.isArray(at) ? own(at, key) : undefined,
      body
    )
}

function own(holder: object, key: string): unknown {
  return Object.entries(holder).find(([name]) => name === key)?.[1]
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** A value as text: numbers and flags as they read, objects as JSON. */
export function plain(value: unknown): string {
  if (value === undefined || value === null) {
    return ""
  }
  return typeof value === "string" ? value : JSON.stringify(value)
}
