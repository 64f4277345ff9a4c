import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readDifferences } from "../../../../workflows/billing/read-reconciliation"
import type {
  DifferenceList,
  ListDifferencesType,
} from "../../../contracts/reconciliation"

/** Differences between Stripe's books and ours; the longest open first. */
export async function GET(
  req: MedusaRequest<unknown, ListDifferencesType>,
  res: MedusaResponse<DifferenceList>
): Promise<void> {
  const filter = req.validatedQuery as ListDifferencesType
  const page = await readDifferences(req.scope, filter)
  res.json({ ...page, limit: filter.limit, offset: filter.offset })
}
