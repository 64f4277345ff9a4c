import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type {
  OverruleDeathType,
  IdentityJudged,
} from "../../../../../contracts/identity"
import { judge } from "../judge"

/** Treats a death record as wrong; documents have to show the person (IDV-1). */
export async function POST(
  req: AuthenticatedMedusaRequest<OverruleDeathType>,
  res: MedusaResponse<IdentityJudged>
): Promise<void> {
  await judge(req, res, { says: "overrule_death", ...req.validatedBody })
}
