import type { MiddlewareRoute } from "@medusajs/framework/http"
import { AnswerCheckIn } from "../../contracts/check-in"
import { validateBody } from "../../middlewares/validate-body"

/** Whoever reads answers takes them by phone too (SAF-18). */
export const adminCheckInMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/check-ins/:id/answer",
    method: "POST",
    middlewares: [validateBody(AnswerCheckIn)],
  },
]
