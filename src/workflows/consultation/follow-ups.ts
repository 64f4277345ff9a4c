import { z } from "@medusajs/framework/zod"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import type { FollowUpHandlers } from "../relay/types"
import { wakeWorker } from "../relay/wake"
import { stopForLaterAnswers } from "./stop-for-later-answers"
import { tellOfDenialWorkflow } from "./tell-of-denial"
import { tellOfSafeguardingWorkflow } from "./tell-of-safeguarding"

const taskSchema = z.object({ task_id: z.string() })
const payloadSchema = z.object({ consultation_id: z.string() })

export const consultationFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.CONSULTATION_DENIED]: async (container, payload) => {
    const input = payloadSchema.parse(payload)
    await stopForLaterAnswers(container, input.consultation_id)
    await tellOfDenialWorkflow(container).run({ input })
  },
  [FOLLOW_UPS.CONSULTATION_NEEDS_REVIEW]: async (container, payload) => {
    const { consultation_id } = payloadSchema.parse(payload)
    await stopForLaterAnswers(container, consultation_id)
    await wakeWorker(container)
  },
  [FOLLOW_UPS.SAFEGUARDING_OPENED]: async (container, payload) => {
    await tellOfSafeguardingWorkflow(container).run({
      input: taskSchema.parse(payload),
    })
  },
}
