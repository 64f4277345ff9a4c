import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { StaffRole } from "../../modules/staff/domain/roles"
import type { Actor } from "../../shared/actor"
import { forbidden, unexpected } from "../../shared/errors"
import {
  findStaffByUser,
  type StaffRow,
} from "../../workflows/staff/read-staff"

const staffByRequest = new WeakMap<object, StaffRow>()

/** What a request's authentication left on it; anonymous requests have none. */
const signedIn = (
  req: MedusaRequest
): { actor_id: string; actor_type: string } | undefined =>
  (
    req as MedusaRequest & {
      auth_context?: { actor_id: string; actor_type: string }
    }
  ).auth_context

/**
 * Lets only staff of the given roles pass (REV-5, PLT-3). The role is read at
 * each request, so that a suspension works within seconds although tokens live
 * longer. Secret API keys are nobody's role.
 * Answers 403 role_required.
 */
export const requireStaff =
  (...roles: [StaffRole, ...StaffRole[]]) =>
  async (
    req: MedusaRequest,
    _res: MedusaResponse,
    next: MedusaNextFunction
  ): Promise<void> => {
    const who = signedIn(req)
    const staff =
      who?.actor_type === "user"
        ? await findStaffByUser(req.scope, who.actor_id)
        : null
    if (!staff || staff.suspended_at || !roles.includes(staff.role)) {
      throw forbidden(
        "role_required",
        `Needs one of these roles: ${roles.join(", ")}`
      )
    }
    staffByRequest.set(req, staff)
    next()
  }

/** The profile that requireStaff found for this request. */
export function staffOf(req: MedusaRequest): StaffRow {
  const staff = staffByRequest.get(req)
  if (!staff) {
    throw unexpected("This route lacks requireStaff")
  }
  return staff
}

/** The signed-in member of staff, for histories and the ledger. */
export function staffActor(req: MedusaRequest): Actor {
  const staff = staffOf(req)
  return { type: "staff", id: staff.user_id, role: staff.role }
}
