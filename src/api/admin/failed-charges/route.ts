import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readFailedCharges } from "../../../workflows/treatment-plan/read-plans"
import type {
  FailedChargeList,
  ListFailedChargesType,
} from "../../contracts/plan"

/** Charges that failed or whose outcome isn't known, those failing longest on top (PAY-7). */
export async function GET(
  req: MedusaRequest<unknown, ListFailedChargesType>,
  res: MedusaResponse<FailedChargeList>
): Promise<void> {
  const filter = req.validatedQuery as ListFailedChargesType
  const page = await readFailedCharges(req.scope, filter)
  res.json({ ...page, limit: filter.limit, offset: filter.offset })
}
