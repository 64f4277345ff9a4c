import { z } from "@medusajs/framework/zod"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { tellOfEndedPlan } from "../messaging/tell-of-ended-plan"
import type { FollowUpHandlers } from "../relay/types"
import { settleEndedPlan } from "./settle-ended-plan"

const ofPlan = z.object({ plan_id: z.string() })

/** What follows the end of a plan; may run again. */
export const planEndingFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.PLAN_ENDED]: async (container, payload) => {
    const { plan_id } = ofPlan.parse(payload)
    await settleEndedPlan(container, plan_id)
    await tellOfEndedPlan(container, plan_id)
  },
}
