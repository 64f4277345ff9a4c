import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { routesOfRole } from "../../../../modules/staff/domain/permissions"
import {
  closedPagesOf,
  LANDING,
  openPagesOf,
} from "../../../../modules/staff/domain/permissions/pages"
import { notFound } from "../../../../shared/errors"
import { readStaff } from "../../../../workflows/staff/read-staff"
import type { MeResponse } from "../../../contracts/staff-access"
import { staffOf } from "../../../middlewares/staff-request"
import { staffView } from "../view"

/** The signed-in member of staff; the admin shows what the role may do. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<MeResponse>
): Promise<void> {
  const { user_id } = staffOf(req)
  const [staff] = await readStaff(req.scope, { user_id })
  if (!staff) {
    throw notFound("Staff profile of user", user_id)
  }
  res.json({
    staff: staffView(staff),
    allowed: routesOfRole(staff.role),
    landing: LANDING[staff.role],
    open_pages: openPagesOf(staff.role),
    closed_pages: closedPagesOf(staff.role).map(({ to, label, roles }) => ({
      to,
      label,
      roles,
    })),
  })
}
