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

export type ConcludeIdentityCheckInput = { identity_check_id: string }

const concludeIdentityCheckStep = createStep(
  "conclude-identity-check-step",
  async (input: ConcludeIdentityCheckInput, { container }) => {
    const identity = container.resolve<IdentityModuleService>(IDENTITY_MODULE)
    const patients = container.resolve<PatientModuleService>(PATIENT_MODULE)
    const actor = systemActor("identity")
    const now = clock.now()
    const check = await identity.retrieveIdentityCheck(input.identity_check_id)
    const patient = await patients.retrievePatient(check.patient_id)
    if (check.subject_index !== patient.identity_subject_index) {
      // Answered about data that the patient has changed since (IDV-4).
      const { identity_subject_index } = patient
      await identity.invalidateForChange(
        patient.id,
        identity_subject_index,
        actor,
        now
      )
      const { patient_id, case_id, order_id } = check
      const next = await identity.ensureCheck(
        {
          patient_id,
          case_id,
          order_id,
          subject_index: identity_subject_index,
        },
        now
      )
      await patients.recordIdentity(
        patient.id,
        { status: "pending", reference: next.reference },
        actor,
        now
      )
      return new StepResponse<IdentityApplied>({ case_ids: [] })
    }
    const effect = effectOf(check.state)
    if (!effect?.case_event) {
      return new StepResponse<IdentityApplied>({ case_ids: [] })
    }
    await patients.recordIdentity(
      patient.id,
      { status: effect.status, reference: check.reference },
      actor,
      now
    )
    // Nothing to undo: both effects stand on the check and may run again.
    return new StepResponse(
      await applyIdentity(container, {
        patient_id: patient.id,
        event: effect.case_event,
        key: check.id,
      })
    )
  }
)

/**
 * Carries a check's result to the patient and to the cases that wait for it
 * (IDV-1). Called after each conclusion; repeatable.
 */
export const concludeIdentityCheckWorkflow = createWorkflow(
  "conclude-identity-check",
  function (input: ConcludeIdentityCheckInput) {
    return new WorkflowResponse(concludeIdentityCheckStep(input))
  }
)
