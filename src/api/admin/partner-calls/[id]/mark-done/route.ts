import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type {
  PartnerCallDecided,
  MarkPartnerCallDoneType,
} from "../../../../contracts/partner-call"
import { decide } from "../decide"

/** The effect is there: somebody looked at the partner's own website. */
export async function POST(
  req: AuthenticatedMedusaRequest<MarkPartnerCallDoneType>,
  res: MedusaResponse<PartnerCallDecided>
): Promise<void> {
  await decide(req, res, "mark_done", req.validatedBody.note)
}
