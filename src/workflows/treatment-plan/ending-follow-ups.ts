import { z } from "@medusajs/framework/zod"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import type { FollowUpHandlers } from "../relay/types"
import { settleEndedPlan } from "./settle-ended-plan"

const ofPlan = z.object({ plan_id: z.string() })

/** What follows the end of a plan; may run again. */
export const planEndingFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.PLAN_ENDED]: async (container, payload) => {
    await settleEndedPlan(container, ofPlan.parse(payload).plan_id)
  },
}
