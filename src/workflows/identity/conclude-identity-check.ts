import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { effectOf } from "../../modules/identity/domain/case-effect"
import type { IdentityCheckRow } from "../../modules/identity/service"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { applyCheck, type IdentityApplied } from "./apply-identity"
import { ensureIdentity } from "./ensure-identity"
import { identityOf, patientsOf } from "./services"
import { settleWaitingSupplies } from "./waiting-work"

export type ConcludeIdentityCheckInput = { identity_check_id: string }

const concludeIdentityCheckStep = createStep(
  "conclude-identity-check-step",
  async (input: ConcludeIdentityCheckInput, { container }) => {
    const check = await identityOf(container).retrieveIdentityCheck(
      input.identity_check_id
    )
    const applied = await carryOut(container, check)
    await settleWaitingSupplies(container, check.patient_id)
    // Nothing to undo: the effects stand on the check and may run again.
    return new StepResponse<IdentityApplied>(applied)
  }
)

async function carryOut(
  container: MedusaContainer,
  check: IdentityCheckRow
): Promise<IdentityApplied> {
  const effect = effectOf(check)
  if (effect && !effect.told) {
    return { case_ids: [] }
  }
  const { patient_id } = check
  const identity = identityOf(container)
  if (effect && (await isRecorded(container, check, effect.status))) {
    const current = await identity.currentCheck(patient_id)
    if (current?.id !== check.id) {
      // A newer one speaks for itself.
      return { case_ids: [] }
    }
    return applyCheck(container, check)
  }
  // It says nothing about the patient's present data (IDV-4).
  const { subject_index } = await patientsOf(container).readSubject(patient_id)
  await identity.invalidateForChange(
    patient_id,
    subject_index,
    systemActor("identity"),
    clock.now()
  )
  const { case_id, order_id } = check
  const key = `stale:${check.id}`
  return ensureIdentity(container, { patient_id, case_id, order_id, key })
}

/** Whether a check counts for the patient as they are now. Whom staff rejected is rejected, whatever they changed since. */
async function isRecorded(
  container: MedusaContainer,
  check: IdentityCheckRow,
  status: "pending" | "verified" | "action_required" | "deceased"
): Promise<boolean> {
  const result = {
    status,
    reference: check.reference,
    // Who was asked about, not whom the check was written for.
    subject_index: check.answered_index ?? check.subject_index,
    overrules_death: check.death_overruled_at !== null,
  }
  const isRecordedNow = await patientsOf(container).recordIdentity(
    check.patient_id,
    result,
    systemActor("identity"),
    clock.now()
  )
  return isRecordedNow || check.state === "rejected"
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
