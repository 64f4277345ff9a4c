import type { MedusaContainer } from "@medusajs/framework/types"
import { IDENTITY_MODULE } from "../../modules/identity"
import type IdentityModuleService from "../../modules/identity/service"
import { PATIENT_MODULE } from "../../modules/patient"
import type PatientModuleService from "../../modules/patient/service"
import { partnerActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { createOutcome } from "../../shared/http/http-client"
import type {
  CallHandler,
  CallOutcome,
  OutboundCall,
} from "../../shared/partner-calls"

/**
 * Asks about the person as read here: where these are no longer the data that
 * the check was written for, nobody is asked (IDV-4). The answer is kept by the
 * identity module in the moment it arrives, so a stop right after it costs
 * nothing: the repeat finds the check concluded and asks nobody.
 */
async function sendCheck(
  container: MedusaContainer,
  call: OutboundCall
): Promise<CallOutcome> {
  const identity = container.resolve<IdentityModuleService>(IDENTITY_MODULE)
  const { patient_id } = await identity.retrieveIdentityCheck(call.subject_id)
  const { person, subject_index } = await container
    .resolve<PatientModuleService>(PATIENT_MODULE)
    .readSubject(patient_id)
  const turn = await identity.beginSend(
    call.subject_id,
    subject_index,
    clock.now()
  )
  if (turn.kind === "concluded") {
    return done(turn.check.provider_reference)
  }
  if (turn.kind === "held") {
    return {
      kind: "unknown",
      error: "two requests stayed without an answer; each costs a credit",
    }
  }
  const { check } = turn
  try {
    const result = await identity.ask(check.provider, {
      reference: check.reference,
      person,
    })
    const kept = await identity.recordAnswer(
      check.id,
      { ...result, subject_index },
      partnerActor(check.provider),
      clock.now()
    )
    return done(kept.provider_reference)
  } catch (error) {
    const outcome = createOutcome(error)
    if (outcome.kind !== "unknown") {
      await identity.noEffect(check.id)
    }
    return outcome
  }
}

const done = (providerReference: string | null): CallOutcome => ({
  kind: "done",
  result: { provider_reference: providerReference },
})

export const identityCalls: Record<string, CallHandler> = {
  /**
   * A lost answer can't be looked up: that takes the partner's id and key, and
   * both were in the answer. A repeat under the same
   * reference does the patient no harm but costs a credit, so it is made once
   * by itself and from then on by a person.
   */
  "lexisnexis.check": { send: sendCheck, onUnknown: "repeat" },
}
