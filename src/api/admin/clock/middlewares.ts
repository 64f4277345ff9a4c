import { type MiddlewareRoute } from "@medusajs/framework/http"
import { AdvanceClock } from "../../contracts/clock"
import { requireStaff } from "../../middlewares/require-staff"
import { validateBody } from "../../middlewares/validate-body"

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
    middlewares: [requireStaff("administrator"), validateBody(AdvanceClock)],
  },
]
