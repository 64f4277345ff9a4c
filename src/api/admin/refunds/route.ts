import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readRefunds } from "../../../workflows/billing/read-refunds"
import type { ListRefundsType, RefundView } from "../../contracts/refund"

/** Refunds by what they wait for; the longest waiting first. */
export async function GET(
  req: MedusaRequest<unknown, ListRefundsType>,
  res: MedusaResponse<{
    refunds: RefundView[]
    count: number
    limit: number
    offset: number
  }>
): Promise<void> {
  const filter = req.validatedQuery as ListRefundsType
  const { refunds, count } = await readRefunds(req.scope, filter)
  res.json({ refunds, count, limit: filter.limit, offset: filter.offset })
}
