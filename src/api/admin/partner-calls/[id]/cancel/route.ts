import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type {
  PartnerCallDecided,
  DecidePartnerCallType,
} from "../../../../contracts/partner-call"
import { decide } from "../decide"

/** The call is not wanted any more. */
export async function POST(
  req: AuthenticatedMedusaRequest<DecidePartnerCallType>,
  res: MedusaResponse<PartnerCallDecided>
): Promise<void> {
  await decide(req, res, "cancel", req.validatedBody.note ?? null)
}
