import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { notFound } from "../../../shared/errors"
import { readStaff } from "../../../workflows/staff/read-staff"
import type { StaffResponse } from "../../contracts/staff"
import { staffView } from "./view"

/** One member of staff as they are now. */
export async function replyWithStaff(
  req: MedusaRequest,
  res: MedusaResponse<StaffResponse>,
  user_id: string
): Promise<void> {
  const [staff] = await readStaff(req.scope, { user_id })
  if (!staff) {
    throw notFound("Staff profile of user", user_id)
  }
  res.json({ staff: staffView(staff) })
}
