import { z } from "@medusajs/framework/zod"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import type { FollowUpHandlers } from "../relay/types"
import { tellOfDenialWorkflow } from "./tell-of-denial"
import { tellOfSafeguardingWorkflow } from "./tell-of-safeguarding"

const taskSchema = z.object({ task_id: z.string() })
const payloadSchema = z.object({ consultation_id: z.string() })

export const consultationFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.CONSULTATION_DENIED]: async (container, payload) => {
    await tellOfDenialWorkflow(container).run({
      input: payloadSchema.parse(payload),
    })
  },
  [FOLLOW_UPS.SAFEGUARDING_OPENED]: async (container, payload) => {
    await tellOfSafeguardingWorkflow(container).run({
      input: taskSchema.parse(payload),
    })
  },
}
