import type { StaffRole } from "../roles"
import { clinicalAreas } from "./clinical"
import { coreCatalogueAreas } from "./core-catalogue"
import { coreDashboardAreas } from "./core-dashboard"
import { coreOrderAreas } from "./core-orders"
import { coreSettingsAreas } from "./core-settings"
import { dispensingAreas } from "./dispensing"
import { formularyAreas } from "./formulary"
import { canonicalSegments, matcherOf, methodAsked } from "./matcher"
import type { Permission } from "./matcher"
import type { Area } from "./rules"
import { runningAreas } from "./running"

/**
 * Who may do what: the one table over every route under /admin, Medusa's own
 * included (PLT-3). A request that no row names is refused, so a new route of
 * ours or of Medusa's is closed until somebody has thought about it.
 *
 * To add a route:
 * 1. Write "METHOD /admin/path/:id" into the area's file here (`clinical.ts`,
 *    `dispensing.ts`, `formulary.ts`, `running.ts`; `core-*.ts` for Medusa's),
 *    under a rule of the same roles, or a new rule whose `what` says in staff's
 *    words what it lets them do: it is shown on the page of roles.
 * 2. Write the same route, thinking again and without looking here, into
 *    `integration-tests/fixtures/permissions.expected.txt`. A unit test compares
 *    both with the routes that exist; each missing or surplus line fails.
 * 3. Run `node scripts/write-role-docs.mjs`: docs/roles.md is compared too. A new
 *    page with a menu entry gets a line in `pages.ts`.
 * 4. In the route ask `staffOf(req)` or `staffActor(req)` for who is signed in.
 *    It asks for no role: the guard has asked this table before.
 *
 * The most exact row counts: a literal segment before ":id" before "**".
 */
export const PERMISSIONS: readonly Area[] = [
  ...clinicalAreas,
  ...dispensingAreas,
  ...formularyAreas,
  ...runningAreas,
  ...coreOrderAreas,
  ...coreCatalogueAreas,
  ...coreSettingsAreas,
  ...coreDashboardAreas,
]

const find = matcherOf(PERMISSIONS)

/**
 * The row that a request falls under.
 * @param method as asked; HEAD counts as GET
 * @param path as sent, without its query
 */
export function permissionFor(
  method: string,
  path: string
): Permission | undefined {
  const segments = canonicalSegments(path)
  return segments && find(methodAsked(method), segments)
}

/** Whether a role may use a route that the table names as "METHOD /admin/…". */
export function mayUse(role: StaffRole, route: string): boolean {
  const [method = "", path = ""] = route.split(" ")
  const access = permissionFor(method, path)?.rule.access
  return access?.kind === "roles" && access.roles.includes(role)
}

/** Every route that a role may use, as the table names them. */
export const routesOfRole = (role: StaffRole): string[] =>
  PERMISSIONS.flatMap((area) =>
    area.rules.flatMap((rule) =>
      rule.access.kind === "roles" && rule.access.roles.includes(role)
        ? rule.routes.map(({ method, path }) => `${method} ${path}`)
        : []
    )
  )

export type { Permission } from "./matcher"
export type { Area, Rule } from "./rules"
