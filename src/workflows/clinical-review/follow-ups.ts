import { z } from "@medusajs/framework/zod"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import type { FollowUpHandlers } from "../relay/types"
import { notifyReviewersWorkflow } from "./notify-reviewers"

const payloadSchema = z.object({ case_id: z.string() })

export const clinicalReviewFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.CASE_QUEUED]: async (container, payload) => {
    await notifyReviewersWorkflow(container).run({
      input: { case_id: payloadSchema.parse(payload).case_id },
    })
  },
}
