import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { replyWithAuthority } from "../../reply"
import type {
  AuthorityReasonType,
  AuthorityResponse,
} from "../../../../contracts/prescription"

/** Takes a suspended authority up again. */
export async function POST(
  req: MedusaRequest<AuthorityReasonType>,
  res: MedusaResponse<AuthorityResponse>
): Promise<void> {
  await replyWithAuthority(req, res, "resume")
}
