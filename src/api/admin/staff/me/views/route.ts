import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { staffOfPharmacy } from "../../../../../workflows/clinical-review/services"
import { changeQueueViewsWorkflow } from "../../../../../workflows/staff/change-queue-views"
import { notFound } from "../../../../../shared/errors"
import type {
  AddQueueViewType,
  QueueViewList,
  QueueViewSaved,
} from "../../../../contracts/queue-view"
import { staffOf } from "../../../../middlewares/staff-request"
import { queueViewView } from "./view"

/** One's own views of the review queue, by name. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<QueueViewList>
): Promise<void> {
  const rows = await staffOfPharmacy(req.scope).listQueueViews(
    { user_id: staffOf(req).user_id },
    { order: { name: "ASC" } }
  )
  res.json({ views: rows.map(queueViewView) })
}

/** Keeps another one; at most 20. */
export async function POST(
  req: MedusaRequest<AddQueueViewType>,
  res: MedusaResponse<QueueViewSaved>
): Promise<void> {
  const { user_id } = staffOf(req)
  const { result } = await changeQueueViewsWorkflow(req.scope).run({
    input: { user_id, add: req.validatedBody },
  })
  if (!result.view) {
    throw notFound("View of user", user_id)
  }
  res.status(201).json({ view: queueViewView(result.view) })
}
