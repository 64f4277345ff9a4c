import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  mayUse,
  permissionFor,
  type Permission,
} from "../../modules/staff/domain/permissions"
import { forbidden, messageOf, unauthorised } from "../../shared/errors"
import {
  findStaffByUser,
  type StaffRow,
} from "../../workflows/staff/read-staff"
import { joinStaff } from "../../workflows/staff/join-staff"
import { recordRefusal } from "../../workflows/staff/record-refusal"
import { fullPath } from "./route-pattern"
import { noteStaff } from "./staff-request"

type SignedIn = { actor_id: string; actor_type: string }

/** Why a request is refused; undefined when it may go on. */
type Refusal = { code: "permission_denied" | "route_closed"; message: string }

const denied = (message: string): Refusal => ({
  code: "permission_denied",
  message,
})

/** What a request's authentication left on it; anonymous requests have none. */
const signedIn = (req: MedusaRequest): SignedIn | undefined =>
  (req as MedusaRequest & { auth_context?: SignedIn }).auth_context

/** What the table says about somebody's request; without a row it is refused. */
export function refusalOf(
  staff: Pick<StaffRow, "role" | "suspended_at"> | null,
  permission: Permission | undefined
): Refusal | undefined {
  if (!staff) {
    return denied("Only members of staff may use this address")
  }
  if (staff.suspended_at) {
    return denied("Suspended members of staff may do nothing")
  }
  if (!permission) {
    return denied("This address is open to nobody")
  }
  const { access } = permission.rule
  if (access.kind === "closed") {
    return { code: "route_closed", message: `${access.reason}.` }
  }
  return access.kind === "public" || access.roles.includes(staff.role)
    ? undefined
    : denied(
        `${permission.route} needs one of these roles: ${access.roles.join(", ")}`
      )
}

/**
 * The one door to everything under /admin (PLT-3): the table decides by role,
 * which is read at each request, so that a suspension works within seconds
 * although tokens live longer. Secret API keys are nobody's role.
 * Answers 403 permission_denied, or route_closed with the way that is open.
 */
export async function guardAdmin(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const path = fullPath(req)
  const permission = permissionFor(req.method, path)
  if (permission?.rule.access.kind === "public") {
    next()
    return
  }
  const who = signedIn(req)
  if (!who) {
    throw unauthorised("Nobody is signed in")
  }
  const staff =
    who.actor_type === "user" ? await staffBehind(req, who.actor_id) : null
  const refusal = refusalOf(staff, permission)
  if (refusal) {
    await noteRefusal(req, who, staff, permission, refusal)
    throw forbidden(refusal.code, refusal.message)
  }
  if (staff) {
    noteStaff(req, staff)
    req.disallowed = fieldsKeptFrom(staff)
  }
  next()
}

/** Whoever was invited and is here for the first time gets their profile now. */
const staffBehind = async (
  req: MedusaRequest,
  userId: string
): Promise<StaffRow | null> =>
  (await findStaffByUser(req.scope, userId)) ?? joinStaff(req.scope, userId)

/** Our records, under the names by which a query could reach them from Medusa's. */
const OURS = [
  "clinical_case",
  "clinical_cases",
  "consultation",
  "consultations",
  "patient",
  "patients",
  "prescription",
  "prescriptions",
]
const OF_ORDERS = [
  ["GET /admin/orders", ["order", "orders", "cart", "carts"]],
  ["GET /admin/customers", ["customer", "customers", "account_holders"]],
  ["GET /admin/users", ["user", "users", "auth_identity", "auth_identities"]],
] as const

/** Relations that `fields=` may not follow out of what a role may read. */
const fieldsKeptFrom = (staff: StaffRow): string[] => [
  ...OURS,
  ...OF_ORDERS.flatMap(([route, names]) =>
    mayUse(staff.role, route) ? [] : names
  ),
]

/** A refusal stands though the ledger can't be told of it. */
async function noteRefusal(
  req: MedusaRequest,
  who: SignedIn,
  staff: StaffRow | null,
  permission: Permission | undefined,
  refusal: Refusal
): Promise<void> {
  try {
    await recordRefusal(req.scope, {
      user_id: who.actor_id,
      is_api_key: who.actor_type !== "user",
      staff,
      route: permission?.route ?? "no route",
      is_clinical: permission?.area.clinical ?? false,
      code: refusal.code,
    })
  } catch (error) {
    req.scope
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`A refused request could not be recorded: ${messageOf(error)}`)
  }
}

/**
 * The guard as the first entry of all middlewares. Without a method it stands
 * before every validator and handler, Medusa's included.
 */
export const guardAdminMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin", middlewares: [guardAdmin] },
]
