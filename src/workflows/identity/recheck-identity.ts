import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import type { IdentityApplied } from "./apply-identity"
import { ensureIdentity } from "./ensure-identity"
import { identityOf, patientsOf } from "./services"
import { findWaitingCase, settleWaitingSupplies } from "./waiting-work"

export type RecheckIdentityInput = { patient_id: string }

const recheckIdentityStep = createStep(
  "recheck-identity-step",
  async ({ patient_id }: RecheckIdentityInput, { container }) => {
    const { subject_index } =
      await patientsOf(container).readSubject(patient_id)
    await identityOf(container).invalidateForChange(
      patient_id,
      subject_index,
      systemActor("identity"),
      clock.now()
    )
    const waiting = await findWaitingCase(container, patient_id)
    if (!waiting) {
      return new StepResponse<IdentityApplied>({ case_ids: [] })
    }
    const { id: case_id, order_id } = waiting
    const key = `changed:${subject_index}`
    const input = { patient_id, case_id, order_id, key }
    const applied = await ensureIdentity(container, input)
    await settleWaitingSupplies(container, patient_id)
    // Nothing to undo: the check is shared, and this step may run again.
    return new StepResponse<IdentityApplied>(applied)
  }
)

/**
 * After a change of name, birth or home: proofs about the former data count no
 * more, and where a case or supply waits the present ones are checked (IDV-4).
 * Called by the follow-up of a saved profile; repeatable.
 */
export const recheckIdentityWorkflow = createWorkflow(
  "recheck-identity",
  function (input: RecheckIdentityInput) {
    return new WorkflowResponse(recheckIdentityStep(input))
  }
)
