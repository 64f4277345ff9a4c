import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { notFound } from "../../../../shared/errors"
import { readStaff } from "../../../../workflows/staff/read-staff"
import type { StaffResponse } from "../../../contracts/staff"
import { staffOf } from "../../../middlewares/require-staff"
import { staffView } from "../view"

/** The signed-in member of staff; the admin shows what the role may do. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<StaffResponse>
): Promise<void> {
  const { user_id } = staffOf(req)
  const [staff] = await readStaff(req.scope, { user_id })
  if (!staff) {
    throw notFound("Staff profile of user", user_id)
  }
  res.json({ staff: staffView(staff) })
}
