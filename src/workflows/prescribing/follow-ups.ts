import { z } from "@medusajs/framework/zod"
import { NOT_SIGNED_CAUSES } from "../../modules/prescribing/types"
import { systemActor } from "../../shared/actor"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import type { FollowUpHandlers } from "../relay/types"
import { applyPrescriptionNoticeWorkflow } from "./apply-notice"
import { requestPrescriptionWorkflow } from "./request-prescription"
import {
  settleNotSigned,
  settleSigned,
  tellOfSignedInVain,
} from "./settle-case"

const awaitingSchema = z.object({
  case_id: z.string(),
  decision_id: z.string(),
})
const signedSchema = z.object({ prescription_id: z.string() })
const notSignedSchema = signedSchema.extend({
  cause: z.enum(NOT_SIGNED_CAUSES),
  occasion: z.string(),
})
const inboundSchema = z.object({ inbound_event_id: z.string() })

export const prescribingFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.CASE_AWAITING_SIGNATURE]: async (container, payload) => {
    await requestPrescriptionWorkflow(container).run({
      input: {
        ...awaitingSchema.parse(payload),
        actor: systemActor("prescribing"),
      },
    })
  },
  [FOLLOW_UPS.PRESCRIPTION_SIGNED]: async (container, payload) => {
    await settleSigned(container, signedSchema.parse(payload).prescription_id)
  },
  [FOLLOW_UPS.PRESCRIPTION_SIGNED_IN_VAIN]: async (container, payload) => {
    await tellOfSignedInVain(
      container,
      signedSchema.parse(payload).prescription_id
    )
  },
  [FOLLOW_UPS.PRESCRIPTION_NOT_SIGNED]: async (container, payload) => {
    const news = notSignedSchema.parse(payload)
    await settleNotSigned(
      container,
      news.prescription_id,
      news.cause,
      news.occasion
    )
  },
  [FOLLOW_UPS.INBOUND_SIGNATURERX]: async (container, payload) => {
    await applyPrescriptionNoticeWorkflow(container).run({
      input: inboundSchema.parse(payload),
    })
  },
}
