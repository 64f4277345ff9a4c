import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type {
  FailIdentityType,
  IdentityJudged,
} from "../../../../../contracts/identity"
import { judge } from "../judge"

/** Who the person is can't be shown: their waiting cases are rejected (IDV-3, EXC-3). */
export async function POST(
  req: AuthenticatedMedusaRequest<FailIdentityType>,
  res: MedusaResponse<IdentityJudged>
): Promise<void> {
  await judge(req, res, { says: "fail", ...req.validatedBody })
}
