import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requireStaff } from "../../middlewares/require-staff"

/** What patients answered is for clinicians (REV-1). */
export const adminConsultationMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/consultations*",
    middlewares: [requireStaff("prescriber", "pharmacist")],
  },
]
