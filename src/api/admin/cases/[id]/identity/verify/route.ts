import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type {
  VerifyIdentityType,
  IdentityJudged,
} from "../../../../../contracts/identity"
import { judge } from "../judge"

/** The documents show the person; every case of theirs that waits goes on (IDV-3). */
export async function POST(
  req: AuthenticatedMedusaRequest<VerifyIdentityType>,
  res: MedusaResponse<IdentityJudged>
): Promise<void> {
  const { note = null, ...body } = req.validatedBody
  await judge(req, res, { says: "verify", note, ...body })
}
