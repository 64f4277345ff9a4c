import type {
  MedusaResponse,
  MedusaStoreRequest,
} from "@medusajs/framework/http"
import { readTreatments } from "../../../../../workflows/consultation/read-treatments"
import type { TreatmentsResponse } from "../../../../contracts/consultation"
import { requireParam } from "../../../../middlewares/require-param"
import { holderOf } from "../../holder"

/** What can be discussed with the prescriber, with prices: only after submission (ENT-2, ENT-3). */
export async function GET(
  req: MedusaStoreRequest,
  res: MedusaResponse<TreatmentsResponse>
): Promise<void> {
  const treatments = await readTreatments(req.scope, {
    consultation_id: requireParam(req, "id"),
    holder: holderOf(req),
    sales_channel_id: req.publishable_key_context.sales_channel_ids[0] ?? null,
  })
  res.json({ treatments })
}
