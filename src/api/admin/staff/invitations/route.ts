import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { inviteStaffWorkflow } from "../../../../workflows/staff/invite-staff"
import { readInvitations } from "../../../../workflows/staff/read-invitations"
import type {
  InvitationListResponse,
  InvitationResponse,
  InviteStaffType,
} from "../../../contracts/staff-access"
import { staffActor } from "../../../middlewares/staff-request"

export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<InvitationListResponse>
): Promise<void> {
  res.json({ invitations: await readInvitations(req.scope) })
}

export async function POST(
  req: AuthenticatedMedusaRequest<InviteStaffType>,
  res: MedusaResponse<InvitationResponse>
): Promise<void> {
  const { registration_body, registration_number, ...rest } = req.validatedBody
  const { result } = await inviteStaffWorkflow(req.scope).run({
    input: {
      invitation: {
        ...rest,
        registration_body: registration_body ?? null,
        registration_number: registration_number ?? null,
      },
      actor: staffActor(req),
    },
  })
  res.json({ invitation: { id: result.id } })
}
