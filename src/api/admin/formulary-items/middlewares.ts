import type { MiddlewareRoute } from "@medusajs/framework/http"
import {
  AddFormularyItem,
  ChangeClinicalCategory,
  ChangeEvidencePolicy,
  ChangeFormularyItem,
} from "../../contracts/formulary"
import { requireStaff } from "../../middlewares/require-staff"
import { validateBody } from "../../middlewares/validate-body"

const readers = requireStaff(
  "administrator",
  "prescriber",
  "pharmacist",
  "pharmacy_team"
)
const editors = requireStaff("pharmacist", "administrator")

export const adminFormularyMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/formulary-items",
    method: "GET",
    middlewares: [readers],
  },
  {
    matcher: "/admin/formulary-items",
    method: "POST",
    middlewares: [editors, validateBody(AddFormularyItem)],
  },
  {
    matcher: "/admin/formulary-items/:id",
    method: "GET",
    middlewares: [readers],
  },
  {
    matcher: "/admin/formulary-items/:id",
    method: "POST",
    middlewares: [editors, validateBody(ChangeFormularyItem)],
  },
  {
    matcher: "/admin/clinical-categories",
    method: "GET",
    middlewares: [readers],
  },
  {
    matcher: "/admin/clinical-categories/:id",
    method: "POST",
    middlewares: [editors, validateBody(ChangeClinicalCategory)],
  },
  {
    matcher: "/admin/clinical-categories/:id/evidence-policy",
    method: "POST",
    middlewares: [
      requireStaff("pharmacist"),
      validateBody(ChangeEvidencePolicy),
    ],
  },
]
