import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listSupplies } from "../../../workflows/dispensing/read-supplies"
import type {
  ListSuppliesType,
  SupplyListResponse,
} from "../../contracts/supply"

/** The dispatch queue, those promised first on top. */
export async function GET(
  req: MedusaRequest<unknown, ListSuppliesType>,
  res: MedusaResponse<SupplyListResponse>
): Promise<void> {
  const filter = req.validatedQuery as ListSuppliesType
  const { supplies, count } = await listSupplies(req.scope, filter)
  const { limit, offset } = filter
  res.json({ supplies, count, limit, offset })
}
