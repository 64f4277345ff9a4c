import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type {
  AskIdentityAgainType,
  IdentityJudged,
} from "../../../../../contracts/identity"
import { judge } from "../judge"

/** Asks the patient for other documents, with a word that they read (IDV-3). */
export async function POST(
  req: AuthenticatedMedusaRequest<AskIdentityAgainType>,
  res: MedusaResponse<IdentityJudged>
): Promise<void> {
  await judge(req, res, { says: "ask_again", ...req.validatedBody })
}
