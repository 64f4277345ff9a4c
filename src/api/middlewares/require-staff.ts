import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { StaffRole } from "../../modules/staff/domain/roles"
import { forbidden } from "../../shared/errors"
import { staffOf } from "./staff-request"

type Middleware = (
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
) => void

/**
 * Narrows a route to some roles, beside the permission table. New routes don't
 * need it: their row in the table says who may use them.
 * Answers 403 role_required.
 */
export function requireStaff(
  ...roles: [StaffRole, ...StaffRole[]]
): Middleware {
  return (req, _res, next) => {
    if (!roles.includes(staffOf(req).role)) {
      throw forbidden(
        "role_required",
        `Needs one of these roles: ${roles.join(", ")}`
      )
    }
    next()
  }
}

export { staffActor, staffOf } from "./staff-request"
