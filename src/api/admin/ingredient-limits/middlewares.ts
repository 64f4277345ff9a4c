import type { MiddlewareRoute } from "@medusajs/framework/http"
import { SaveIngredientLimit } from "../../contracts/ingredient-limit"
import { validateBody } from "../../middlewares/validate-body"

const save = [validateBody(SaveIngredientLimit)]

export const adminIngredientLimitMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/ingredient-limits", method: "POST", middlewares: save },
  {
    matcher: "/admin/ingredient-limits/:id",
    method: "POST",
    middlewares: save,
  },
]
