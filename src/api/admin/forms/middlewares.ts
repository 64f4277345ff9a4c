import {
  type MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  CompareVersions,
  CreateForm,
  ListForms,
  OpenDraft,
} from "../../contracts/form"
import { validateBody } from "../../middlewares/validate-body"

export const adminFormMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/forms",
    method: "GET",
    middlewares: [validateAndTransformQuery(ListForms, {})],
  },
  {
    matcher: "/admin/forms",
    method: "POST",
    middlewares: [validateBody(CreateForm)],
  },
  {
    matcher: "/admin/forms/:id/compare",
    method: "GET",
    middlewares: [validateAndTransformQuery(CompareVersions, {})],
  },
  {
    matcher: "/admin/forms/:id/drafts",
    method: "POST",
    middlewares: [validateBody(OpenDraft)],
  },
]
