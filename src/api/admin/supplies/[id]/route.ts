import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { SupplyResponse } from "../../../contracts/supply"
import { replyWithSupply } from "../reply"

/** One supply with all its gates, checks, batches and its parcel. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<SupplyResponse>
): Promise<void> {
  await replyWithSupply(req, res)
}
