import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { CLINICAL_REVIEW_MODULE } from "../../modules/clinical-review"
import type ClinicalReviewModuleService from "../../modules/clinical-review/service"
import { IDENTITY_MODULE } from "../../modules/identity"
import type IdentityModuleService from "../../modules/identity/service"
import { PATIENT_MODULE } from "../../modules/patient"
import { isIdentityValid } from "../../modules/patient/domain/identity-validity"
import type PatientModuleService from "../../modules/patient/service"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { applyIdentity, type IdentityApplied } from "./apply-identity"

export type StartIdentityCheckInput = { case_id: string }

const startIdentityCheckStep = createStep(
  "start-identity-check-step",
  async ({ case_id }: StartIdentityCheckInput, { container }) => {
    const found = await container
      .resolve<ClinicalReviewModuleService>(CLINICAL_REVIEW_MODULE)
      .retrieveClinicalCase(case_id)
    const nothing: IdentityApplied = { case_ids: [] }
    if (found.state !== "identity_pending") {
      return new StepResponse(nothing)
    }
    const patients = container.resolve<PatientModuleService>(PATIENT_MODULE)
    const patient = await patients.retrievePatient(found.patient_id)
    const now = clock.now()
    const waiting = { patient_id: patient.id, key: `paid:${case_id}` }
    if (isIdentityValid(patient, now)) {
      // Verified meanwhile, by the check of another case.
      return new StepResponse(
        await applyIdentity(container, { ...waiting, event: "pass" })
      )
    }
    if (patient.identity_status === "deceased") {
      return new StepResponse(
        await applyIdentity(container, { ...waiting, event: "fail" })
      )
    }
    if (patient.identity_status === "action_required") {
      // Documents are asked for already; another automatic check adds nothing.
      return new StepResponse(
        await applyIdentity(container, { ...waiting, event: "refer" })
      )
    }
    const check = await container
      .resolve<IdentityModuleService>(IDENTITY_MODULE)
      .ensureCheck(
        {
          patient_id: patient.id,
          subject_index: patient.identity_subject_index,
          case_id,
          order_id: found.order_id,
        },
        now
      )
    await patients.recordIdentity(
      patient.id,
      { status: "pending", reference: check.reference },
      systemActor("identity"),
      now
    )
    // Nothing to undo: the check is shared, and this step may run again.
    return new StepResponse(nothing)
  }
)

/**
 * Right after payment the identity is checked (IDV-1), unless it is proved or
 * being looked at already (IDV-4). Called for each paid case; repeatable.
 */
export const startIdentityCheckWorkflow = createWorkflow(
  "start-identity-check",
  function (input: StartIdentityCheckInput) {
    return new WorkflowResponse(startIdentityCheckStep(input))
  }
)
