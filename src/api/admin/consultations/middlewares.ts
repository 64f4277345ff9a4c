import {
  type MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  AbandonConsultation,
  ListUnfinishedConsultations,
} from "../../contracts/unfinished-consultation"
import { requireStaff } from "../../middlewares/require-staff"
import { validateBody } from "../../middlewares/validate-body"

const clinicians = requireStaff("prescriber", "pharmacist")

/** What patients answered is for clinicians (REV-1); what they left lying is for whoever looks after it (CON-8). */
export const adminConsultationMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/consultations*",
    middlewares: [
      requireStaff("prescriber", "pharmacist", "pharmacy_team", "support"),
    ],
  },
  { matcher: "/admin/consultations/:id/files*", middlewares: [clinicians] },
  { matcher: "/admin/consultations/:id/fhir", middlewares: [clinicians] },
  {
    matcher: "/admin/consultations",
    method: "GET",
    middlewares: [validateAndTransformQuery(ListUnfinishedConsultations, {})],
  },
  {
    matcher: "/admin/consultations/:id/abandon",
    method: "POST",
    middlewares: [validateBody(AbandonConsultation)],
  },
]
