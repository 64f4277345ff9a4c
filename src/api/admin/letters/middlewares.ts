import {
  type MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  ListLetters,
  VerifyPracticeAddress,
  WaiveLetter,
} from "../../contracts/letter"
import { requireStaff } from "../../middlewares/require-staff"
import { validateBody } from "../../middlewares/validate-body"

const clinical = requireStaff("prescriber", "pharmacist", "pharmacy_team")

export const adminLetterMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/letters*", middlewares: [clinical] },
  {
    matcher: "/admin/letters",
    method: "GET",
    middlewares: [validateAndTransformQuery(ListLetters, {})],
  },
  {
    matcher: "/admin/letters/:id/waive",
    method: "POST",
    middlewares: [
      requireStaff("prescriber", "pharmacist"),
      validateBody(WaiveLetter),
    ],
  },
  {
    matcher: "/admin/gp-practices/:code/contacts",
    method: "POST",
    middlewares: [clinical, validateBody(VerifyPracticeAddress)],
  },
]
