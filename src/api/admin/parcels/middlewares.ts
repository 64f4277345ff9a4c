import type { MiddlewareRoute } from "@medusajs/framework/http"
import { UpdateParcel } from "../../contracts/supply"
import { requireStaff } from "../../middlewares/require-staff"
import { validateBody } from "../../middlewares/validate-body"

export const adminParcelMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/parcels*",
    middlewares: [requireStaff("pharmacist", "pharmacy_team")],
  },
  {
    matcher: "/admin/parcels/:id/status",
    methods: ["POST"],
    middlewares: [validateBody(UpdateParcel)],
  },
]
