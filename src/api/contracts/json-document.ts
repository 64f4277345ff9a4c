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

/** Whether PostgreSQL can hold the value as JSON: it refuses NUL and half characters. */
export const isStorable = (value: unknown): boolean =>
  !/\\u(0000|d[89a-f][0-9a-f]{2})/i.test(JSON.stringify(value))
