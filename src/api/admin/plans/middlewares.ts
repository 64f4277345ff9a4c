import {
  type MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  CancelPlan,
  ExportUpcoming,
  ListFailedCharges,
  ListPlans,
  ListUpcoming,
  PausePlan,
} from "../../contracts/plan"
import { validateBody } from "../../middlewares/validate-body"

/** Plans, what they send next, and their charges that failed. */
export const adminPlanMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/plans",
    method: "GET",
    middlewares: [validateAndTransformQuery(ListPlans, {})],
  },
  {
    matcher: "/admin/plans/:id/pause",
    method: "POST",
    middlewares: [validateBody(PausePlan)],
  },
  {
    matcher: "/admin/plans/:id/resume",
    method: "POST",
    middlewares: [validateBody(PausePlan)],
  },
  {
    matcher: "/admin/plans/:id/cancel",
    method: "POST",
    middlewares: [validateBody(CancelPlan)],
  },
  {
    matcher: "/admin/upcoming-supplies",
    method: "GET",
    middlewares: [validateAndTransformQuery(ListUpcoming, {})],
  },
  {
    matcher: "/admin/upcoming-supplies/export",
    method: "GET",
    middlewares: [validateAndTransformQuery(ExportUpcoming, {})],
  },
  {
    matcher: "/admin/failed-charges",
    method: "GET",
    middlewares: [validateAndTransformQuery(ListFailedCharges, {})],
  },
]
