import {
  type MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  ListLetters,
  VerifyPracticeAddress,
  WaiveLetter,
} from "../../contracts/letter"
import { validateBody } from "../../middlewares/validate-body"

export const adminLetterMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/letters",
    method: "GET",
    middlewares: [validateAndTransformQuery(ListLetters, {})],
  },
  {
    matcher: "/admin/letters/:id/waive",
    method: "POST",
    middlewares: [validateBody(WaiveLetter)],
  },
  {
    matcher: "/admin/gp-practices/:code/contacts",
    method: "POST",
    middlewares: [validateBody(VerifyPracticeAddress)],
  },
]
