/**
 * Matches a path against a pattern such as "/admin/orders/:id/fulfillments/**"
 * (":x" is one segment, a final "**" any number of them, none included). The
 * path is brought to the form in which Express finds its route, and further:
 * lower case, decoded, without doubled or trailing slashes, so that no spelling
 * slips past a rule.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  const wanted = segmentsOf(pattern)
  const given = segmentsOf(normalisePath(path))
  const open = wanted.at(-1) === "**"
  const fixed = open ? wanted.slice(0, -1) : wanted
  return (
    (open ? given.length >= fixed.length : given.length === fixed.length) &&
    fixed.every(
      (segment, index) => segment.startsWith(":") || segment === given[index]
    )
  )
}

const segmentsOf = (path: string): string[] =>
  path.split("/").filter((segment) => segment !== "")

/** A path that can't be decoded stays as it is: it matches no pattern's literal. */
function normalisePath(path: string): string {
  let decoded = path
  try {
    decoded = decodeURIComponent(path)
  } catch {
    // Left as it is.
  }
  return `/${segmentsOf(decoded.toLowerCase()).join("/")}`
}

/** The path of a request as the client sent it; in a mounted middleware `path` alone is cut. */
export const fullPath = (req: { baseUrl: string; path: string }): string =>
  `${req.baseUrl}${req.path}`
