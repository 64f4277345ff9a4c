import type { MiddlewareRoute } from "@medusajs/framework/http"
import { UpdateParcel } from "../../contracts/supply"
import { validateBody } from "../../middlewares/validate-body"

export const adminParcelMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/parcels/:id/status",
    methods: ["POST"],
    middlewares: [validateBody(UpdateParcel)],
  },
]
