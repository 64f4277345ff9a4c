import { z } from "@medusajs/framework/zod"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import type { FollowUpHandlers } from "../relay/types"
import { writeLetterWorkflow } from "./write-letter"

const payloadSchema = z.object({ case_id: z.string() })

export const correspondenceFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.CASE_APPROVED_LETTER]: async (container, payload) => {
    await writeLetterWorkflow(container).run({
      input: { case_id: payloadSchema.parse(payload).case_id },
    })
  },
}
