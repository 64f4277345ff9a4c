import type { MiddlewareRoute } from "@medusajs/framework/http"
import { STAFF_ROLES } from "../../../modules/staff/domain/roles"
import { SaveStaff } from "../../contracts/staff"
import { requireStaff } from "../../middlewares/require-staff"
import { validateBody } from "../../middlewares/validate-body"

export const adminStaffMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/staff/me",
    method: "GET",
    middlewares: [requireStaff(...STAFF_ROLES)],
  },
  {
    matcher: "/admin/staff",
    method: "GET",
    middlewares: [requireStaff("administrator")],
  },
  {
    matcher: "/admin/staff",
    method: "POST",
    middlewares: [requireStaff("administrator"), validateBody(SaveStaff)],
  },
]
