import type { MiddlewareRoute } from "@medusajs/framework/http"
import { SaveIngredientLimit } from "../../contracts/ingredient-limit"
import { requireStaff } from "../../middlewares/require-staff"
import { validateBody } from "../../middlewares/validate-body"

const save = [requireStaff("pharmacist"), validateBody(SaveIngredientLimit)]

export const adminIngredientLimitMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/ingredient-limits",
    method: "GET",
    middlewares: [
      requireStaff(
        "administrator",
        "prescriber",
        "pharmacist",
        "pharmacy_team"
      ),
    ],
  },
  { matcher: "/admin/ingredient-limits", method: "POST", middlewares: save },
  {
    matcher: "/admin/ingredient-limits/:id",
    method: "POST",
    middlewares: save,
  },
]
