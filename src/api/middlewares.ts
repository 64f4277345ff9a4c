import {
  defineMiddlewares,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import { adminCaseMiddlewares } from "./admin/cases/middlewares"
import { adminClockMiddlewares } from "./admin/clock/middlewares"
import { adminConsultationMiddlewares } from "./admin/consultations/middlewares"
import { adminDenialReasonMiddlewares } from "./admin/denial-reasons/middlewares"
import { adminFormDraftMiddlewares } from "./admin/form-drafts/middlewares"
import { adminFormMiddlewares } from "./admin/forms/middlewares"
import { adminFormularyMiddlewares } from "./admin/formulary-items/middlewares"
import { adminCheckInMiddlewares } from "./admin/check-ins/middlewares"
import { adminHealthReportMiddlewares } from "./admin/health-reports/middlewares"
import { adminIdentityMiddlewares } from "./admin/identity-reviews/middlewares"
import { adminIngredientLimitMiddlewares } from "./admin/ingredient-limits/middlewares"
import { adminLetterMiddlewares } from "./admin/letters/middlewares"
import { adminPatientMiddlewares } from "./admin/patients/middlewares"
import { adminPartnerCallMiddlewares } from "./admin/partner-calls/middlewares"
import { adminParcelMiddlewares } from "./admin/parcels/middlewares"
import { adminPlanMiddlewares } from "./admin/plans/middlewares"
import { adminReconciliationMiddlewares } from "./admin/reconciliation/middlewares"
import { adminRefundMiddlewares } from "./admin/refunds/middlewares"
import { adminSafeguardingMiddlewares } from "./admin/safeguarding-tasks/middlewares"
import { adminStaffMiddlewares } from "./admin/staff/middlewares"
import { adminPrescriptionMiddlewares } from "./admin/prescriptions/middlewares"
import { adminStopMiddlewares } from "./admin/stops/middlewares"
import { adminSupplyMiddlewares } from "./admin/supplies/middlewares"
import { royalMailHookMiddlewares } from "./hooks/royal-mail/middlewares"
import { signatureRxHookMiddlewares } from "./hooks/signaturerx/middlewares"
import { stripeHookMiddlewares } from "./hooks/stripe/middlewares"
import { basketTokenMiddlewares } from "./middlewares/basket-token"
import { cleanTextMiddlewares } from "./middlewares/clean-text"
import { errorHandler } from "./middlewares/error-handler"
import { guardAdminMiddlewares } from "./middlewares/guard-admin"
import { noStoreMiddlewares } from "./middlewares/no-store"
import { ownConflictsBefore } from "./middlewares/own-conflicts"
import { rateLimitMiddlewares } from "./middlewares/rate-limit"
import { roleDashboardMiddlewares } from "./middlewares/role-dashboard"
import { storeAllowListMiddlewares } from "./middlewares/store-allow-list"
import { storeAccountMiddlewares } from "./store/account/middlewares"
import { basketMiddlewares } from "./store/baskets/middlewares"
import { storeConsultationMiddlewares } from "./store/consultations/middlewares"
import { storeGpPracticeMiddlewares } from "./store/gp-practices/middlewares"
import { storeLetterReplyMiddlewares } from "./store/letter-replies/middlewares"
import { storePatientMiddlewares } from "./store/patients/middlewares"

/** One array per area. Each lies in `src/api/<area>/middlewares.ts`. */
const areas: MiddlewareRoute[] = [
  ...basketTokenMiddlewares,
  ...basketMiddlewares,
  ...storeConsultationMiddlewares,
  ...storeAccountMiddlewares,
  ...storeGpPracticeMiddlewares,
  ...stripeHookMiddlewares,
  ...signatureRxHookMiddlewares,
  ...royalMailHookMiddlewares,
  ...adminPrescriptionMiddlewares,
  ...adminStopMiddlewares,
  ...adminSupplyMiddlewares,
  ...adminParcelMiddlewares,
  ...adminClockMiddlewares,
  ...adminCaseMiddlewares,
  ...adminConsultationMiddlewares,
  ...adminDenialReasonMiddlewares,
  ...adminCheckInMiddlewares,
  ...adminHealthReportMiddlewares,
  ...adminIdentityMiddlewares,
  ...adminLetterMiddlewares,
  ...adminPartnerCallMiddlewares,
  ...adminPlanMiddlewares,
  ...adminReconciliationMiddlewares,
  ...adminRefundMiddlewares,
  ...adminSafeguardingMiddlewares,
  ...adminStaffMiddlewares,
  ...adminFormularyMiddlewares,
  ...adminIngredientLimitMiddlewares,
  ...adminPatientMiddlewares,
  ...adminFormMiddlewares,
  ...adminFormDraftMiddlewares,
  ...storePatientMiddlewares,
  ...storeLetterReplyMiddlewares,
]

/**
 * The root of all middlewares: the rules over many routes from
 * `src/api/middlewares/`, then the areas' own, and nothing else. An entry
 * without a method runs before every validator and handler of its matcher
 * (Medusa's "global" bucket); entries run in the order in which they stand here.
 */
export default defineMiddlewares({
  errorHandler: ownConflictsBefore(errorHandler),
  routes: [
    ...noStoreMiddlewares,
    ...rateLimitMiddlewares,
    ...guardAdminMiddlewares,
    ...cleanTextMiddlewares,
    ...storeAllowListMiddlewares,
    ...roleDashboardMiddlewares,
    ...areas,
  ],
})
