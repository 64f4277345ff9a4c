import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { summariseCalls } from "../../../../workflows/partner-gateway/read-calls"
import type { PartnerCallSummary } from "../../../contracts/partner-call"

/** How each partner is doing. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<{ partners: PartnerCallSummary[] }>
): Promise<void> {
  res.json({ partners: await summariseCalls(req.scope) })
}
