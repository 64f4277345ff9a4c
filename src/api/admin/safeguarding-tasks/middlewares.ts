import {
  type MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  CompleteSafeguardingTask,
  ListSafeguardingTasks,
} from "../../contracts/safeguarding"
import { validateBody } from "../../middlewares/validate-body"

/** Whether somebody may come to harm is for clinicians alone (CON-3). */
export const adminSafeguardingMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/safeguarding-tasks",
    method: "GET",
    middlewares: [validateAndTransformQuery(ListSafeguardingTasks, {})],
  },
  {
    matcher: "/admin/safeguarding-tasks/:id/complete",
    method: "POST",
    middlewares: [validateBody(CompleteSafeguardingTask)],
  },
]
