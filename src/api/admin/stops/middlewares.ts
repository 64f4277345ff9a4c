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
import { validateBody } from "../../middlewares/validate-body"

/** Any clinical role stops supply, a clinician lets it go on (SAF-7). */
export const adminStopMiddlewares: MiddlewareRoute[] = [
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
    middlewares: [validateBody(ReleaseStop)],
  },
]
