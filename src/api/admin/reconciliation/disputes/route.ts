import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readDisputes } from "../../../../workflows/billing/read-reconciliation"
import type {
  DisputeList,
  ListDisputesType,
} from "../../../contracts/reconciliation"

/** Payments that banks ask back; open ones first. */
export async function GET(
  req: MedusaRequest<unknown, ListDisputesType>,
  res: MedusaResponse<DisputeList>
): Promise<void> {
  const filter = req.validatedQuery as ListDisputesType
  const page = await readDisputes(req.scope, filter)
  res.json({ ...page, limit: filter.limit, offset: filter.offset })
}
