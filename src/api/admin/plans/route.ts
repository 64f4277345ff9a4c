import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readPlans } from "../../../workflows/treatment-plan/read-plans"
import type { ListPlansType, PlanList } from "../../contracts/plan"

/** Plans, the newest on top. */
export async function GET(
  req: MedusaRequest<unknown, ListPlansType>,
  res: MedusaResponse<PlanList>
): Promise<void> {
  const { asked_to_end, ...filter } = req.validatedQuery as ListPlansType
  const page = await readPlans(req.scope, {
    ...filter,
    asked_to_end: asked_to_end === "true",
  })
  res.json({ ...page, limit: filter.limit, offset: filter.offset })
}
