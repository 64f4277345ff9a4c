import {
  type MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  AcceptDifference,
  ListDifferences,
  ListDisputes,
} from "../../contracts/reconciliation"
import { validateBody } from "../../middlewares/validate-body"

export const adminReconciliationMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/reconciliation/differences",
    method: "GET",
    middlewares: [validateAndTransformQuery(ListDifferences, {})],
  },
  {
    matcher: "/admin/reconciliation/disputes",
    method: "GET",
    middlewares: [validateAndTransformQuery(ListDisputes, {})],
  },
  {
    matcher: "/admin/reconciliation/differences/:id/accept",
    method: "POST",
    middlewares: [validateBody(AcceptDifference)],
  },
]
