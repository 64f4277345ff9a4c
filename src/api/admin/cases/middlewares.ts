import {
  type MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  ApproveCase,
  HandOverCase,
  HoldCase,
  ListCases,
  ProcessCase,
  RegeneratePrescription,
  TakeNextCase,
  TakeOverCase,
} from "../../contracts/case"
import {
  ProposeDoseChange,
  WithdrawDoseChange,
} from "../../contracts/dose-change"
import { ReadChangePrice } from "../../contracts/case-change"
import { ShortenPlan } from "../../contracts/case-plan"
import { AcknowledgeCase } from "../../contracts/case-comparison"
import {
  AskPatient,
  DenyCase,
  ProposeChange,
  StopCase,
} from "../../contracts/case-decisions"
import {
  RecordEvidence,
  ReportReading,
  WithdrawEvidence,
} from "../../contracts/case-evidence"
import { validateBody } from "../../middlewares/validate-body"

const BODIES = {
  acknowledgements: AcknowledgeCase,
  claim: HoldCase,
  release: HoldCase,
  "take-over": TakeOverCase,
  "hand-over": HandOverCase,
  approve: ApproveCase,
  dwell: ReportReading,
  evidence: RecordEvidence,
  "plan-length": ShortenPlan,
  process: ProcessCase,
  deny: DenyCase,
  propose: ProposeChange,
  "dose-change": ProposeDoseChange,
  "dose-change/withdraw": WithdrawDoseChange,
  ask: AskPatient,
  "withdraw-question": StopCase,
  cancel: StopCase,
  abandon: StopCase,
  "regenerate-prescription": RegeneratePrescription,
} as const

/** Who decides what is checked again by the decision itself (REV-5). */
export const adminCaseMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/cases",
    method: "GET",
    middlewares: [validateAndTransformQuery(ListCases, {})],
  },
  {
    matcher: "/admin/cases/next",
    method: "POST",
    middlewares: [validateBody(TakeNextCase)],
  },
  {
    matcher: "/admin/evidence/:id/withdraw",
    method: "POST",
    middlewares: [validateBody(WithdrawEvidence)],
  },
  {
    matcher: "/admin/cases/:id/change-price",
    method: "GET",
    middlewares: [validateAndTransformQuery(ReadChangePrice, {})],
  },
  ...Object.entries(BODIES).map(
    ([action, body]): MiddlewareRoute => ({
      matcher: `/admin/cases/:id/${action}`,
      method: "POST",
      middlewares: [validateBody(body)],
    })
  ),
]
