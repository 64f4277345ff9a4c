import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readSafeguardingTasks } from "../../../workflows/consultation/safeguarding"
import type {
  ListSafeguardingTasksType,
  SafeguardingTaskList,
} from "../../contracts/safeguarding"

/** Safeguarding tasks, the open ones first (CON-3). */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ListSafeguardingTasksType>,
  res: MedusaResponse<SafeguardingTaskList>
): Promise<void> {
  const { state, limit, offset } = req.validatedQuery
  const page = await readSafeguardingTasks(req.scope, {
    ...(state === undefined ? {} : { state }),
    limit,
    offset,
  })
  res.json({ ...page, limit, offset })
}
