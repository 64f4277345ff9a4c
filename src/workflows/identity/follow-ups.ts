import { z } from "@medusajs/framework/zod"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import type { FollowUpHandlers } from "../relay/types"
import { concludeIdentityCheckWorkflow } from "./conclude-identity-check"
import { recheckIdentityWorkflow } from "./recheck-identity"
import { startIdentityCheckWorkflow } from "./start-identity-check"
import { tellIdentityFailedWorkflow } from "./tell-failed"

const ofCase = z.object({ case_id: z.string() })
const concluded = z.object({ identity_check_id: z.string() })

const changed = z.object({ patient_id: z.string() })

export const identityFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.CASE_PAID]: async (container, payload) => {
    const { case_id } = ofCase.parse(payload)
    await startIdentityCheckWorkflow(container).run({ input: { case_id } })
  },
  [FOLLOW_UPS.CASE_IDENTITY_FAILED]: async (container, payload) => {
    const { case_id } = ofCase.parse(payload)
    await tellIdentityFailedWorkflow(container).run({ input: { case_id } })
  },
  [FOLLOW_UPS.IDENTITY_CONCLUDED]: async (container, payload) => {
    const { identity_check_id } = concluded.parse(payload)
    await concludeIdentityCheckWorkflow(container).run({
      input: { identity_check_id },
    })
  },
  [FOLLOW_UPS.PATIENT_DATA_CHANGED]: async (container, payload) => {
    const { patient_id } = changed.parse(payload)
    await recheckIdentityWorkflow(container).run({ input: { patient_id } })
  },
}
