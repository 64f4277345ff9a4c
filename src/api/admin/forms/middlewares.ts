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
import { requireStaff } from "../../middlewares/require-staff"
import { validateBody } from "../../middlewares/validate-body"
import { FORM_EDITORS, FORM_READERS } from "../form-drafts/roles"

export const adminFormMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/forms*",
    method: "GET",
    middlewares: [requireStaff(...FORM_READERS)],
  },
  {
    matcher: "/admin/forms*",
    method: "POST",
    middlewares: [requireStaff(...FORM_EDITORS)],
  },
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
