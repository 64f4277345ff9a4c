import {
  type MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  AskIdentityAgain,
  FailIdentity,
  ListIdentityReviews,
  OverruleDeath,
  VerifyIdentity,
} from "../../contracts/identity"
import { validateBody } from "../../middlewares/validate-body"

const BODIES = {
  verify: VerifyIdentity,
  "ask-again": AskIdentityAgain,
  fail: FailIdentity,
  "overrule-death": OverruleDeath,
} as const

/** Who somebody is, is judged by those who may read cases; who decides is checked again by the judgement (REV-5). */
export const adminIdentityMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/identity-reviews",
    method: "GET",
    middlewares: [validateAndTransformQuery(ListIdentityReviews, {})],
  },
  ...Object.entries(BODIES).map(
    ([action, body]): MiddlewareRoute => ({
      matcher: `/admin/cases/:id/identity/${action}`,
      method: "POST",
      middlewares: [validateBody(body)],
    })
  ),
]
