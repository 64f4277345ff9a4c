import { z } from "@medusajs/framework/zod"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import type { FollowUpHandlers } from "../relay/types"
import { pushRecordWorkflow } from "./push-record"

const payloadSchema = z.object({ case_id: z.string() })

export const pmrFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.CASE_APPROVED_PMR]: async (container, payload) => {
    await pushRecordWorkflow(container).run({
      input: { case_id: payloadSchema.parse(payload).case_id },
    })
  },
}
