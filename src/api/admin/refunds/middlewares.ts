import {
  type MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { ListRefunds, SettleRefund } from "../../contracts/refund"
import { validateBody } from "../../middlewares/validate-body"

export const adminRefundMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/refunds",
    method: "GET",
    middlewares: [validateAndTransformQuery(ListRefunds, {})],
  },
  {
    matcher: "/admin/refunds/:id/settle",
    method: "POST",
    middlewares: [validateBody(SettleRefund)],
  },
]
