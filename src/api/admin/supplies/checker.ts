import type { MedusaRequest } from "@medusajs/framework/http"
import type { Checker } from "../../../modules/dispensing/domain/checker"
import { staffOf } from "../../middlewares/staff-request"

/** The signed-in member of staff with their registration as it is now. */
export function checkerOf(req: MedusaRequest): Checker {
  const staff = staffOf(req)
  return {
    user_id: staff.user_id,
    name: staff.name,
    role: staff.role,
    registration_body: staff.registration_body,
    registration_number: staff.registration_number,
  }
}
