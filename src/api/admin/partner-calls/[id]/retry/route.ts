import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type {
  PartnerCallDecided,
  DecidePartnerCallType,
} from "../../../../contracts/partner-call"
import { decide } from "../decide"

/** The call is sent again, now. */
export async function POST(
  req: AuthenticatedMedusaRequest<DecidePartnerCallType>,
  res: MedusaResponse<PartnerCallDecided>
): Promise<void> {
  await decide(req, res, "retry", req.validatedBody.note ?? null)
}
