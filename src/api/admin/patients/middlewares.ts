import type { MiddlewareRoute } from "@medusajs/framework/http"
import { JudgeLink } from "../../contracts/case-linkage"
import { validateBody } from "../../middlewares/validate-body"

export const adminPatientMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/patients/:id/links/:other",
    method: "POST",
    middlewares: [validateBody(JudgeLink)],
  },
]
