import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import type { StaffRole } from "../../modules/staff/domain/roles"
import { forbidden } from "../../shared/errors"
import { staffOf } from "./staff-request"

type Middleware = (
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
) => void

const asking = new WeakSet<object>()

/**
 * Narrows a route to some roles, beside the permission table. New routes don't
 * need it: their row in the table says who may use them.
 * Answers 403 role_required.
 */
export function requireStaff(
  ...roles: [StaffRole, ...StaffRole[]]
): Middleware {
  const middleware: Middleware = (req, _res, next) => {
    if (!roles.includes(staffOf(req).role)) {
      throw forbidden(
        "role_required",
        `Needs one of these roles: ${roles.join(", ")}`
      )
    }
    next()
  }
  asking.add(middleware)
  return middleware
}

/** Whether an entry asks for a role by itself, so that the guard may leave a route without a row to it. */
export const asksForRole = (route: MiddlewareRoute): boolean =>
  (route.middlewares ?? []).some((one) => asking.has(one))

export { staffActor, staffOf } from "./staff-request"
