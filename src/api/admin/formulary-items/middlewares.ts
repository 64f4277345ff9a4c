import type { MiddlewareRoute } from "@medusajs/framework/http"
import {
  AddFormularyItem,
  ChangeClinicalCategory,
  ChangeEvidencePolicy,
  ChangeFormularyItem,
  ChangePlanPolicy,
} from "../../contracts/formulary"
import { validateBody } from "../../middlewares/validate-body"

export const adminFormularyMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/formulary-items",
    method: "POST",
    middlewares: [validateBody(AddFormularyItem)],
  },
  {
    matcher: "/admin/formulary-items/:id",
    method: "POST",
    middlewares: [validateBody(ChangeFormularyItem)],
  },
  {
    matcher: "/admin/clinical-categories/:id",
    method: "POST",
    middlewares: [validateBody(ChangeClinicalCategory)],
  },
  {
    matcher: "/admin/clinical-categories/:id/evidence-policy",
    method: "POST",
    middlewares: [validateBody(ChangeEvidencePolicy)],
  },
  {
    matcher: "/admin/clinical-categories/:id/plan-policy",
    method: "POST",
    middlewares: [validateBody(ChangePlanPolicy)],
  },
]
