import { z } from "@medusajs/framework/zod"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import type { FollowUpHandler, FollowUpHandlers } from "../relay/types"
import { endOnRequest } from "../treatment-plan/end-on-request"
import { followClosedReport } from "./close-health-report"
import { followHealthReport } from "./open-health-report"
import { tellApprovedWorkflow } from "./tell-approved"
import { tellOfPlanChange } from "./tell-of-plan-change"
import { tellDecisionWorkflow, type TellDecisionInput } from "./tell-decision"

const payloadSchema = z.object({ case_id: z.string() })
const reportSchema = z.object({ report_id: z.string() })
const planEventSchema = z.object({ plan_event_id: z.string() })
const toldSchema = payloadSchema.extend({
  event_id: z.string(),
  decision_id: z.string().optional(),
})

const tell =
  (what: TellDecisionInput["what"]): FollowUpHandler =>
  async (container, payload) => {
    const { case_id, event_id, decision_id } = toldSchema.parse(payload)
    await tellDecisionWorkflow(container).run({
      input: {
        what,
        case_id,
        event_id,
        ...(decision_id === undefined ? {} : { decision_id }),
      },
    })
  }

export const messagingFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.CASE_APPROVED_MESSAGE]: async (container, payload) => {
    await tellApprovedWorkflow(container).run({
      input: { case_id: payloadSchema.parse(payload).case_id },
    })
  },
  [FOLLOW_UPS.CASE_DENIED]: tell("denied"),
  [FOLLOW_UPS.CASE_ASKED]: tell("asked"),
  [FOLLOW_UPS.CASE_PROPOSED]: tell("proposed"),
  [FOLLOW_UPS.CASE_STOPPED]: tell("stopped"),
  [FOLLOW_UPS.HEALTH_REPORTED]: async (container, payload) => {
    await followHealthReport(container, reportSchema.parse(payload).report_id)
  },
  [FOLLOW_UPS.HEALTH_REPORT_CLOSED]: async (container, payload) => {
    await followClosedReport(container, reportSchema.parse(payload).report_id)
  },
  [FOLLOW_UPS.PLAN_CHANGED_BY_PATIENT]: async (container, payload) => {
    const { plan_event_id } = planEventSchema.parse(payload)
    await tellOfPlanChange(container, plan_event_id)
    await endOnRequest(container, plan_event_id)
  },
}
