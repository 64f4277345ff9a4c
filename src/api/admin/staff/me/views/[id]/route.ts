import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { notFound } from "../../../../../../shared/errors"
import { changeQueueViewsWorkflow } from "../../../../../../workflows/staff/change-queue-views"
import type {
  ChangeQueueViewType,
  QueueViewRemoved,
  QueueViewSaved,
} from "../../../../../contracts/queue-view"
import { requireParam } from "../../../../../middlewares/require-param"
import { staffOf } from "../../../../../middlewares/staff-request"
import { queueViewView } from "../view"

/** Renames one's view, changes what it shows, or makes it the one that is opened first. */
export async function POST(
  req: MedusaRequest<ChangeQueueViewType>,
  res: MedusaResponse<QueueViewSaved>
): Promise<void> {
  const id = requireParam(req, "id")
  const { result } = await changeQueueViewsWorkflow(req.scope).run({
    input: {
      user_id: staffOf(req).user_id,
      change: { id, ...req.validatedBody },
    },
  })
  if (!result.view) {
    throw notFound("View", id)
  }
  res.json({ view: queueViewView(result.view) })
}

/** Takes one's view away; again changes nothing. */
export async function DELETE(
  req: MedusaRequest,
  res: MedusaResponse<QueueViewRemoved>
): Promise<void> {
  const id = requireParam(req, "id")
  await changeQueueViewsWorkflow(req.scope).run({
    input: { user_id: staffOf(req).user_id, remove: id },
  })
  res.json({ id, deleted: true })
}
