import { z } from "@medusajs/framework/zod"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { tellOfFailedInstalment } from "../messaging/tell-of-instalment"
import { tellOfPlanWaiting } from "../messaging/tell-of-plan-waiting"
import type { FollowUpHandlers } from "../relay/types"
import { settlePaidInstalment } from "./settle-paid"

const ofInstalment = z.object({ instalment_id: z.string() })

/** What follows a charge; may run again. */
export const chargeFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.INSTALMENT_PAID]: async (container, payload) => {
    const { instalment_id } = ofInstalment.parse(payload)
    await settlePaidInstalment(container, instalment_id)
  },
  [FOLLOW_UPS.PLAN_ASKS_CLINICIAN]: async (container, payload) => {
    const { instalment_id } = ofInstalment.parse(payload)
    await tellOfPlanWaiting(container, instalment_id, "gap")
  },
  [FOLLOW_UPS.INSTALMENT_FAILED]: async (container, payload) => {
    const { instalment_id } = ofInstalment.parse(payload)
    await tellOfFailedInstalment(container, instalment_id)
  },
}
