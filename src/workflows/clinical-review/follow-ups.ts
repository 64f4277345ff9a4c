import { z } from "@medusajs/framework/zod"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import type { FollowUpHandlers } from "../relay/types"
import { continueRenewal } from "./continue-renewal"
import { flagNews } from "./flag-news"
import { notifyReviewersWorkflow } from "./notify-reviewers"
import { loadCase } from "./review-facts"
import { applyChangeWorkflow } from "./apply-change"
import { followShorterPlan } from "./shorten-plan"
import { stopForMessage } from "./stop-for-message"
import { takeMessageWorkflow } from "./take-message"

const payloadSchema = z.object({ case_id: z.string() })
const changeSchema = payloadSchema.extend({ proposal_id: z.string() })
const lengthSchema = payloadSchema.extend({ change_id: z.string() })
const messageSchema = payloadSchema.extend({ message_id: z.string() })

export const clinicalReviewFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.CASE_QUEUED]: async (container, payload) => {
    const { case_id } = payloadSchema.parse(payload)
    const { record } = await loadCase(container, case_id)
    await flagNews(container, record)
    if (!(await continueRenewal(container, record))) {
      await notifyReviewersWorkflow(container).run({ input: { case_id } })
    }
  },
  [FOLLOW_UPS.CHANGE_ACCEPTED]: async (container, payload) => {
    await applyChangeWorkflow(container).run({
      input: changeSchema.parse(payload),
    })
  },
  [FOLLOW_UPS.PLAN_SHORTENED]: (container, payload) =>
    followShorterPlan(container, lengthSchema.parse(payload)),
  [FOLLOW_UPS.PATIENT_REPLIED]: async (container, payload) => {
    await takeMessageWorkflow(container).run({
      input: messageSchema.parse(payload),
    })
  },
  [FOLLOW_UPS.CASE_WRITTEN_ABOUT]: (container, payload) =>
    stopForMessage(container, messageSchema.parse(payload)),
}
