import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readUpcoming } from "../../../workflows/treatment-plan/read-upcoming"
import type { ListUpcomingType, UpcomingList } from "../../contracts/plan"

/** What plans still have to send, by its days (DSP-4). */
export async function GET(
  req: MedusaRequest<unknown, ListUpcomingType>,
  res: MedusaResponse<UpcomingList>
): Promise<void> {
  const filter = req.validatedQuery as ListUpcomingType
  const page = await readUpcoming(req.scope, filter)
  res.json({ ...page, limit: filter.limit, offset: filter.offset })
}
