import { type MiddlewareRoute } from "@medusajs/framework/http"
import { AdvanceClock } from "../../contracts/clock"
import { validateBody } from "../../middlewares/validate-body"

export const adminClockMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/clock",
    method: "POST",
    middlewares: [validateBody(AdvanceClock)],
  },
]
