import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { clock } from "../../shared/clock"
import { createOutcome } from "../../shared/http/http-client"
import type { CallHandler, OutboundCall } from "../../shared/partner-calls"
import { announceCaseChange } from "../clinical-review/live-hub"
import { casesOf } from "../clinical-review/services"
import { prescribingOf } from "./build-content"
import { isDecidedByPartner, settleHeldCalls } from "./held-calls"

/** Empty where a person marked the call as done by hand. */
const resultSchema = z.object({
  partner_reference: z.string().optional(),
  signing_url: z.string().nullish(),
})

/**
 * "signaturerx.create": a draft to be signed. SignatureRx has no look-up, so
 * that a lost answer waits for a person: a second draft would be a second
 * prescription.
 */
const createPrescription: CallHandler = {
  onUnknown: "hold",

  async send(container, call) {
    const prescribing = prescribingOf(container)
    const record = await prescribing.draftToSend(
      call.subject_id,
      call.reference
    )
    if (!record) {
      return { kind: "refused", error: "the prescription is wanted no more" }
    }
    const [of] = await casesOf(container).listClinicalCases(
      { id: record.case_id },
      { select: ["id", "reference"] }
    )
    try {
      const accepted = await prescribing.createDraft(
        record,
        of?.reference ?? record.case_id
      )
      return { kind: "done", result: { ...accepted } }
    } catch (error) {
      return createOutcome(error)
    }
  },

  async done(container, call, result) {
    const answer = resultSchema.parse(result)
    await prescribingOf(container).accept(
      call.subject_id,
      {
        ...(answer.partner_reference
          ? { partner_reference: answer.partner_reference }
          : {}),
        signing_url: answer.signing_url ?? null,
      },
      clock.now()
    )
    if (call.case_id) {
      await casesOf(container).settleFlags(
        call.case_id,
        "prescription_unknown",
        clock.now()
      )
    }
    await announceCaseChange(container)
  },

  async failed(container, call, error) {
    const state = await stateOf(container, call)
    if (state === "refused") {
      await refuse(container, call, error)
    }
    if (state === "manual") {
      await hold(container, call)
    }
    await announceCaseChange(container)
  },
}

/** Staff have to find out, unless the partner's notice came before the call was given up. */
async function hold(
  container: MedusaContainer,
  call: OutboundCall
): Promise<void> {
  if (await isDecidedByPartner(container, call.subject_id)) {
    await settleHeldCalls(container, call.subject_id)
  } else if (call.case_id) {
    await casesOf(container).raiseFlag(
      { case_id: call.case_id, kind: "prescription_unknown" },
      clock.now()
    )
  }
}

/** A call of an earlier asking, or for something withdrawn, is nobody's news. */
async function refuse(
  container: MedusaContainer,
  call: OutboundCall,
  error: string
): Promise<void> {
  const prescribing = prescribingOf(container)
  if (await prescribing.draftToSend(call.subject_id, call.reference)) {
    await prescribing.refuse(call.subject_id, error, clock.now())
  }
}

const stateOf = async (
  container: MedusaContainer,
  call: OutboundCall
): Promise<string> => {
  const row = await container
    .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
    .retrieveOutboundCall(call.id, { select: ["id", "state"] })
  return row.state
}

export const prescribingCalls: Record<string, CallHandler> = {
  "signaturerx.create": createPrescription,
}
