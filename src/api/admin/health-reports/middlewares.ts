import {
  type MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  CloseHealthReport,
  ListHealthReports,
  RecordHealthReport,
} from "../../contracts/health-report"
import { validateBody } from "../../middlewares/validate-body"

/** Whoever hears of a change reports it; clinicians read and close (SAF-17, R-77). */
export const adminHealthReportMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/health-reports",
    method: "GET",
    middlewares: [validateAndTransformQuery(ListHealthReports, {})],
  },
  {
    matcher: "/admin/health-reports",
    method: "POST",
    middlewares: [validateBody(RecordHealthReport)],
  },
  {
    matcher: "/admin/health-reports/:id/close",
    method: "POST",
    middlewares: [validateBody(CloseHealthReport)],
  },
]
