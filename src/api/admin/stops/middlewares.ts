import {
  type MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  FindStopSubjects,
  ListStops,
  OpenStop,
  ReleaseStop,
} from "../../contracts/stop"
import { requireStaff } from "../../middlewares/require-staff"
import { validateBody } from "../../middlewares/validate-body"

/** Any clinical role stops supply, a clinician lets it go on (SAF-7). */
export const adminStopMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/stops*",
    middlewares: [requireStaff("prescriber", "pharmacist", "pharmacy_team")],
  },
  {
    matcher: "/admin/stops",
    method: "GET",
    middlewares: [validateAndTransformQuery(ListStops, {})],
  },
  {
    matcher: "/admin/stops",
    method: "POST",
    middlewares: [validateBody(OpenStop)],
  },
  {
    matcher: "/admin/stops/subjects",
    method: "GET",
    middlewares: [validateAndTransformQuery(FindStopSubjects, {})],
  },
  {
    matcher: "/admin/stops/:id/release",
    method: "POST",
    middlewares: [
      requireStaff("prescriber", "pharmacist"),
      validateBody(ReleaseStop),
    ],
  },
]
