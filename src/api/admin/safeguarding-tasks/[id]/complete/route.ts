import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { completeSafeguardingTask } from "../../../../../workflows/consultation/safeguarding"
import type {
  CompleteSafeguardingTaskType,
  SafeguardingTaskCompleted,
} from "../../../../contracts/safeguarding"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor, staffOf } from "../../../../middlewares/staff-request"

/** Ends a task with a note; 409 when somebody else has. */
export async function POST(
  req: AuthenticatedMedusaRequest<CompleteSafeguardingTaskType>,
  res: MedusaResponse<SafeguardingTaskCompleted>
): Promise<void> {
  const task = await completeSafeguardingTask(req.scope, {
    id: requireParam(req, "id"),
    note: req.validatedBody.note,
    actor: staffActor(req),
    name: staffOf(req).name,
  })
  res.json({ task })
}
