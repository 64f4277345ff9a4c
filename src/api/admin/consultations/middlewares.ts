import {
  type MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { OpenSealedRecord } from "../../contracts/sealed-record"
import {
  AbandonConsultation,
  ListUnfinishedConsultations,
} from "../../contracts/unfinished-consultation"
import { validateBody } from "../../middlewares/validate-body"

/** What patients answered is for clinicians (REV-1); what they left lying is for whoever looks after it (CON-8). */
export const adminConsultationMiddlewares: MiddlewareRoute[] = [
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
  {
    matcher: "/admin/consultations/:id/sealed-record/open",
    method: "POST",
    middlewares: [validateBody(OpenSealedRecord)],
  },
]
