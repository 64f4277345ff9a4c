import {
  type MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { SearchPractices } from "../../contracts/letter"

export const storeGpPracticeMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/gp-practices",
    method: "GET",
    middlewares: [validateAndTransformQuery(SearchPractices, {})],
  },
]
