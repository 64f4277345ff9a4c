import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readStaff } from "../../../workflows/staff/read-staff"
import { saveStaffWorkflow } from "../../../workflows/staff/save-staff"
import type {
  SaveStaffType,
  StaffListResponse,
  StaffResponse,
} from "../../contracts/staff"
import { staffActor } from "../../middlewares/staff-request"
import { replyWithStaff } from "./reply"
import { staffView } from "./view"

export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<StaffListResponse>
): Promise<void> {
  const staff = await readStaff(req.scope)
  res.json({ staff: staff.map(staffView) })
}

export async function POST(
  req: AuthenticatedMedusaRequest<SaveStaffType>,
  res: MedusaResponse<StaffResponse>
): Promise<void> {
  const { user_id, ...profile } = req.validatedBody
  await saveStaffWorkflow(req.scope).run({
    input: {
      user_id,
      profile: {
        ...profile,
        registration_body: profile.registration_body ?? null,
        registration_number: profile.registration_number ?? null,
        notify_categories: profile.notify_categories ?? null,
        scope: profile.scope ?? null,
        indemnity_expires_on: profile.indemnity_expires_on ?? null,
        register_checked_on: profile.register_checked_on ?? null,
      },
      actor: staffActor(req),
    },
  })
  await replyWithStaff(req, res, user_id)
}
