/** Room for a condition nested 20 deep inside a question inside a step. */
export const MAX_JSON_DEPTH = 64

/** Whether a parsed JSON value is nested no deeper than MAX_JSON_DEPTH; without recursion, so that depth can't hurt it. */
export function isShallow(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_JSON_DEPTH) {
      return false
    }
    level = level.flatMap(children)
  }
  return true
}

function children(value: unknown): unknown[] {
  const found: unknown[] =
    typeof value === "object" && value !== null ? Object.values(value) : []
  return found
}
