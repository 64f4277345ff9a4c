import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requireStaff } from "../../middlewares/require-staff"

export const adminOrderMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/orders/:id/audit-trail",
    method: "GET",
    middlewares: [requireStaff("administrator", "prescriber", "pharmacist")],
  },
]
