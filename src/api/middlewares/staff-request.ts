import type { MedusaRequest } from "@medusajs/framework/http"
import type { Actor } from "../../shared/actor"
import { unexpected } from "../../shared/errors"
import type { StaffRow } from "../../workflows/staff/read-staff"

const staffByRequest = new WeakMap<object, StaffRow>()

/** Notes who a request's staff are, for the rest of the request. */
export function noteStaff(req: MedusaRequest, staff: StaffRow): void {
  staffByRequest.set(req, staff)
}

/** The profile that the guard found for this request. */
export function staffOf(req: MedusaRequest): StaffRow {
  const staff = staffByRequest.get(req)
  if (!staff) {
    throw unexpected("This route is outside the guard")
  }
  return staff
}

/** The signed-in member of staff, for histories and the ledger. */
export function staffActor(req: MedusaRequest): Actor {
  const staff = staffOf(req)
  return { type: "staff", id: staff.user_id, role: staff.role }
}
