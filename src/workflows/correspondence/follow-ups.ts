import { z } from "@medusajs/framework/zod"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import type { FollowUpHandlers } from "../relay/types"
import { followGpAnswerWorkflow } from "./follow-gp-answer"
import { followGpReply } from "./receive-gp-reply"
import { writeLetterWorkflow } from "./write-letter"

const payloadSchema = z.object({ case_id: z.string() })
const replySchema = z.object({ reply_id: z.string() })
const changedSchema = z.object({ patient_id: z.string() })

export const correspondenceFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.CASE_APPROVED_LETTER]: async (container, payload) => {
    await writeLetterWorkflow(container).run({
      input: { case_id: payloadSchema.parse(payload).case_id },
    })
  },
  [FOLLOW_UPS.PATIENT_GP_CHANGED]: async (container, payload) => {
    const { patient_id } = changedSchema.parse(payload)
    await followGpAnswerWorkflow(container).run({ input: { patient_id } })
  },
  [FOLLOW_UPS.GP_REPLIED]: async (container, payload) => {
    await followGpReply(container, replySchema.parse(payload).reply_id)
  },
}
