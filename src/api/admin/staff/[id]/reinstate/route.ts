import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { suspendStaffWorkflow } from "../../../../../workflows/staff/suspend-staff"
import type { StaffResponse } from "../../../../contracts/staff"
import type { ReinstateStaffType } from "../../../../contracts/staff-access"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"
import { replyWithStaff } from "../../reply"

export async function POST(
  req: AuthenticatedMedusaRequest<ReinstateStaffType>,
  res: MedusaResponse<StaffResponse>
): Promise<void> {
  const { result } = await suspendStaffWorkflow(req.scope).run({
    input: {
      staff_id: requireParam(req, "id"),
      reinstate: req.validatedBody.reason,
      actor: staffActor(req),
    },
  })
  await replyWithStaff(req, res, result.user_id)
}
