import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readCalls } from "../../../workflows/partner-gateway/read-calls"
import type {
  ListPartnerCallsType,
  PartnerCallView,
} from "../../contracts/partner-call"

/** The outbound calls, newest first. */
export async function GET(
  req: MedusaRequest<unknown, ListPartnerCallsType>,
  res: MedusaResponse<{
    partner_calls: PartnerCallView[]
    count: number
    limit: number
    offset: number
  }>
): Promise<void> {
  const filter = req.validatedQuery as ListPartnerCallsType
  const { calls, count } = await readCalls(req.scope, filter)
  res.json({
    partner_calls: calls,
    count,
    limit: filter.limit,
    offset: filter.offset,
  })
}
