import { z } from "@medusajs/framework/zod"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import type { FollowUpHandlers } from "../relay/types"
import { tellApprovedWorkflow } from "./tell-approved"

const payloadSchema = z.object({ case_id: z.string() })

export const messagingFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.CASE_APPROVED_MESSAGE]: async (container, payload) => {
    await tellApprovedWorkflow(container).run({
      input: { case_id: payloadSchema.parse(payload).case_id },
    })
  },
}
