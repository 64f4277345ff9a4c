import { unexpected } from "../../../../shared/errors"
import { STAFF_ROLES, type StaffRole } from "../roles"

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE"

/** One method and path, such as "POST /admin/cases/:id/claim". */
export type RoutePattern = {
  /** ANY stands for every method. */
  method: Method | "ANY"
  /** ":x" is one segment; a final "**" any number of them, none included. */
  path: string
}

/**
 * Who may use some routes: staff of the named roles, nobody at all (with the
 * reason that is told), or everybody, signed in or not.
 */
export type Rule = {
  /** What it lets somebody do, for the page that shows each role's reach. */
  what: string
  routes: readonly RoutePattern[]
  access:
    | { kind: "roles"; roles: readonly StaffRole[] }
    | { kind: "closed"; reason: string }
    | { kind: "public"; reason: string }
}

/** Routes that belong together. */
export type Area = {
  name: string
  title: string
  /** Refused tries are written to the ledger one by one. */
  clinical: boolean
  rules: readonly Rule[]
}

const PATTERN = /^(GET|POST|PUT|PATCH|DELETE|ANY) (\/admin(?:\/\S+)?)$/

/** One route a line, as in the table's files. */
function routesIn(lines: string): RoutePattern[] {
  return lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [, method, path] = PATTERN.exec(line) ?? []
      if (!method || !path) {
        throw unexpected(`Not a method and an admin path: "${line}"`)
      }
      return { method: method as RoutePattern["method"], path }
    })
}

/** Staff of these roles, and nobody else. */
export const allow = (
  roles: readonly [StaffRole, ...StaffRole[]],
  what: string,
  routes: string
): Rule => ({
  what,
  routes: routesIn(routes),
  access: { kind: "roles", roles },
})

/** All staff who aren't suspended. */
export const everyone = (what: string, routes: string): Rule => ({
  what,
  routes: routesIn(routes),
  access: { kind: "roles", roles: STAFF_ROLES },
})

/** Nobody, whatever the role; the reason says which way is open. */
export const close = (reason: string, routes: string): Rule => ({
  what: reason,
  routes: routesIn(routes),
  access: { kind: "closed", reason },
})

/** Everybody; for routes that authenticate by themselves or tell nothing. */
export const open = (reason: string, routes: string): Rule => ({
  what: reason,
  routes: routesIn(routes),
  access: { kind: "public", reason },
})
