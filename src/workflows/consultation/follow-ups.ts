import { z } from "@medusajs/framework/zod"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import type { FollowUpHandlers } from "../relay/types"
import { stopForDenial } from "./stop-for-denial"
import { tellOfDenialWorkflow } from "./tell-of-denial"
import { tellOfSafeguardingWorkflow } from "./tell-of-safeguarding"

const taskSchema = z.object({ task_id: z.string() })
const payloadSchema = z.object({ consultation_id: z.string() })

export const consultationFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.CONSULTATION_DENIED]: async (container, payload) => {
    const input = payloadSchema.parse(payload)
    await stopForDenial(container, input.consultation_id)
    await tellOfDenialWorkflow(container).run({ input })
  },
  [FOLLOW_UPS.SAFEGUARDING_OPENED]: async (container, payload) => {
    await tellOfSafeguardingWorkflow(container).run({
      input: taskSchema.parse(payload),
    })
  },
}
