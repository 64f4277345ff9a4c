import {
  type MiddlewareRoute,
  validateAndTransformBody,
} from "@medusajs/framework/http"
import { AdvanceClock } from "../../contracts/clock"
import { requireStaff } from "../../middlewares/require-staff"

export const adminClockMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/clock",
    method: "GET",
    middlewares: [
      requireStaff(
        "administrator",
        "prescriber",
        "pharmacist",
        "pharmacy_team",
        "support"
      ),
    ],
  },
  {
    matcher: "/admin/clock",
    method: "POST",
    middlewares: [
      requireStaff("administrator"),
      validateAndTransformBody(AdvanceClock),
    ],
  },
]
