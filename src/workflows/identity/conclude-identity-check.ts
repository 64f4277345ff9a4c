import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { IDENTITY_MODULE } from "../../modules/identity"
import { effectOf } from "../../modules/identity/domain/case-effect"
import type IdentityModuleService from "../../modules/identity/service"
import { PATIENT_MODULE } from "../../modules/patient"
import type PatientModuleService from "../../modules/patient/service"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { applyIdentity, type IdentityApplied } from "./apply-identity"
import { ensureIdentity } from "./ensure-identity"
import { settleWaitingSupplies } from "./waiting-work"

export type ConcludeIdentityCheckInput = { identity_check_id: string }

const concludeIdentityCheckStep = createStep(
  "conclude-identity-check-step",
  async (input: ConcludeIdentityCheckInput, { container }) => {
    const identity = container.resolve<IdentityModuleService>(IDENTITY_MODULE)
    const check = await identity.retrieveIdentityCheck(input.identity_check_id)
    const applied = await applyCheck(container, check)
    await settleWaitingSupplies(container, check.patient_id)
    // Nothing to undo: the effects stand on the check and may run again.
    return new StepResponse<IdentityApplied>(applied)
  }
)

type Check = Awaited<ReturnType<IdentityModuleService["retrieveIdentityCheck"]>>

async function applyCheck(
  container: MedusaContainer,
  check: Check
): Promise<IdentityApplied> {
  const patients = container.resolve<PatientModuleService>(PATIENT_MODULE)
  const actor = systemActor("identity")
  const now = clock.now()
  const { patient_id, reference } = check
  const effect = effectOf(check.state)
  if (effect && !effect.case_event) {
    return { case_ids: [] }
  }
  if (effect?.case_event) {
    const result = {
      status: effect.status,
      reference,
      // Who was asked about, not whom the check was written for.
      subject_index: check.answered_index ?? check.subject_index,
    }
    if (await patients.recordIdentity(patient_id, result, actor, now)) {
      const { case_event: event } = effect
      return applyIdentity(container, { patient_id, event, key: check.id })
    }
  }
  // It says nothing about the patient's present data (IDV-4).
  const { subject_index } = await patients.readSubject(patient_id)
  await container
    .resolve<IdentityModuleService>(IDENTITY_MODULE)
    .invalidateForChange(patient_id, subject_index, actor, now)
  const { case_id, order_id } = check
  const key = `stale:${check.id}`
  return ensureIdentity(container, { patient_id, case_id, order_id, key })
}

/**
 * Carries a check's result to the patient and to the cases and supplies that
 * wait for it (IDV-1); one about data that changed since is followed by a check
 * of the present ones. Called after each conclusion; repeatable.
 */
export const concludeIdentityCheckWorkflow = createWorkflow(
  "conclude-identity-check",
  function (input: ConcludeIdentityCheckInput) {
    return new WorkflowResponse(concludeIdentityCheckStep(input))
  }
)
