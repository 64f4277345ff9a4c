import {
  type MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  DecidePartnerCall,
  ListPartnerCalls,
  MarkPartnerCallDone,
} from "../../contracts/partner-call"
import { validateBody } from "../../middlewares/validate-body"

export const adminPartnerCallMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/partner-calls",
    method: "GET",
    middlewares: [validateAndTransformQuery(ListPartnerCalls, {})],
  },
  ...["retry", "cancel"].map(
    (action): MiddlewareRoute => ({
      matcher: `/admin/partner-calls/:id/${action}`,
      method: "POST",
      middlewares: [validateBody(DecidePartnerCall)],
    })
  ),
  {
    matcher: "/admin/partner-calls/:id/mark-done",
    method: "POST",
    middlewares: [validateBody(MarkPartnerCallDone)],
  },
]
