import {
  authenticate,
  type MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  AnswerProposal,
  PageQuery,
  PayProposal,
  PostMessage,
} from "../../contracts/account"
import {
  AgreeCard,
  AskToEnd,
  MoveMonth,
  SkipMonth,
  UseCard,
} from "../../contracts/account-plan"
import { AnswerCheckIn } from "../../contracts/check-in"
import { AnswerDoseChange } from "../../contracts/dose-change"
import { SetDeliveryAddress } from "../../contracts/basket"
import { ReportHealth } from "../../contracts/health-report"
import { ConfirmRenewal } from "../../contracts/renewal"
import {
  CHECK_INS_LIMIT,
  HEALTH_REPORTS_LIMIT,
  IDENTITY_DOCUMENTS_LIMIT,
  PLAN_CARDS_LIMIT,
  PLAN_PAYMENTS_LIMIT,
  rateLimit,
} from "../../middlewares/rate-limit"
import { validateBody } from "../../middlewares/validate-body"

const page = validateAndTransformQuery(PageQuery, {})

/** The account is the signed-in customer's own; nothing here takes an owner from the request. */
export const storeAccountMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/account*",
    middlewares: [authenticate("customer", ["session", "bearer"])],
  },
  {
    matcher: IDENTITY_DOCUMENTS_LIMIT.matcher,
    middlewares: [rateLimit(IDENTITY_DOCUMENTS_LIMIT)],
  },
  {
    matcher: HEALTH_REPORTS_LIMIT.matcher,
    middlewares: [rateLimit(HEALTH_REPORTS_LIMIT)],
  },
  {
    matcher: CHECK_INS_LIMIT.matcher,
    middlewares: [rateLimit(CHECK_INS_LIMIT)],
  },
  {
    matcher: PLAN_PAYMENTS_LIMIT.matcher,
    middlewares: [rateLimit(PLAN_PAYMENTS_LIMIT)],
  },
  {
    matcher: PLAN_CARDS_LIMIT.matcher,
    middlewares: [rateLimit(PLAN_CARDS_LIMIT)],
  },
  {
    matcher: "/store/account/health-reports",
    method: "GET",
    middlewares: [page],
  },
  {
    matcher: "/store/account/health-reports",
    method: "POST",
    middlewares: [validateBody(ReportHealth)],
  },
  {
    matcher: "/store/account/renewals/:id",
    method: "POST",
    middlewares: [validateBody(ConfirmRenewal)],
  },
  { matcher: "/store/account/orders", method: "GET", middlewares: [page] },
  { matcher: "/store/account/messages", method: "GET", middlewares: [page] },
  {
    matcher: "/store/account/messages/:thread_id",
    method: "POST",
    middlewares: [validateBody(PostMessage)],
  },
  {
    matcher: "/store/account/proposals/:id",
    method: "POST",
    middlewares: [validateBody(AnswerProposal)],
  },
  {
    matcher: "/store/account/proposals/:id/payment",
    method: "POST",
    middlewares: [validateBody(PayProposal)],
  },
  { matcher: "/store/account/plans", method: "GET", middlewares: [page] },
  ...[
    { change: "skip", body: SkipMonth },
    { change: "move", body: MoveMonth },
    { change: "cancellation", body: AskToEnd },
    { change: "check-in", body: AnswerCheckIn },
    { change: "dose-change", body: AnswerDoseChange },
    { change: "address", body: SetDeliveryAddress },
    { change: "card", body: AgreeCard },
    { change: "card/use", body: UseCard },
  ].map(
    ({ change, body }): MiddlewareRoute => ({
      matcher: `/store/account/plans/:id/${change}`,
      method: "POST",
      middlewares: [validateBody(body)],
    })
  ),
]
