import type { Area, RoutePattern, Rule } from "./rules"

/** The row of the table that a request falls under. */
export type Permission = {
  area: Area
  rule: Rule
  /** As it stands in the table, e.g. "POST /admin/cases/:id/claim". */
  route: string
}

type Row = Permission & { method: RoutePattern["method"]; segments: string[] }

/**
 * Finds the row of a request.
 * @param areas the table
 * @returns for a method and the segments of a canonical path its most exact
 *   row; undefined when there is none
 */
export function matcherOf(
  areas: readonly Area[]
): (method: string, segments: readonly string[]) => Permission | undefined {
  const byArea = new Map<string, Row[]>()
  for (const row of rowsOf(areas).sort(byExactness)) {
    const key = row.segments[1] ?? ""
    byArea.set(key, [...(byArea.get(key) ?? []), row])
  }
  return (method, segments) =>
    byArea
      .get(segments[1]?.toLowerCase() ?? "")
      ?.find(
        (row) =>
          (row.method === "ANY" || row.method === method) &&
          fits(row.segments, segments)
      )
}

function rowsOf(areas: readonly Area[]): Row[] {
  return areas.flatMap((area) =>
    area.rules.flatMap((rule) =>
      rule.routes.map(({ method, path }) => ({
        area,
        rule,
        method,
        route: `${method} ${path}`,
        segments: path.split("/").filter((segment) => segment !== ""),
      }))
    )
  )
}

function fits(pattern: readonly string[], given: readonly string[]): boolean {
  const isOpen = pattern.at(-1) === "**"
  const fixed = isOpen ? pattern.slice(0, -1) : pattern
  return (
    (isOpen ? given.length >= fixed.length : given.length === fixed.length) &&
    fixed.every(
      (segment, at) =>
        segment.startsWith(":") || segment === given[at]?.toLowerCase()
    )
  )
}

/** A literal before a parameter before "**", from the left, as Express finds its routes; a named method before ANY. */
function byExactness(a: Row, b: Row): number {
  const length = Math.max(a.segments.length, b.segments.length)
  for (let at = 0; at < length; at += 1) {
    const difference = weight(a.segments[at]) - weight(b.segments[at])
    if (difference !== 0) {
      return difference
    }
  }
  return Number(a.method === "ANY") - Number(b.method === "ANY")
}

function weight(segment: string | undefined): number {
  if (segment === "**") {
    return 3
  }
  return segment === undefined ? 0 : segment.startsWith(":") ? 2 : 1
}

const UNRESERVED = /%(2[de]|3\d|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])/i

/**
 * The segments of a path as the router sees them. A spelling by which the router
 * and this table could come to different routes has none: doubled slashes,
 * encoded slashes, letters and digits that are encoded without need, what can't
 * be decoded.
 * @returns undefined for such a path; it matches nothing
 */
export function canonicalSegments(path: string): string[] | undefined {
  const segments = path.replace(/^\//, "").replace(/\/$/, "").split("/")
  return segments.every(isPlain) ? segments : undefined
}

function isPlain(segment: string): boolean {
  if (segment === "" || UNRESERVED.test(segment)) {
    return false
  }
  try {
    return !/[/\\\p{Cc}]/u.test(decodeURIComponent(segment))
  } catch {
    return false
  }
}

/** HEAD reads what GET reads. */
export const methodAsked = (method: string): string =>
  method === "HEAD" ? "GET" : method
