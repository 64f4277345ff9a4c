import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { assertApplies } from "../../modules/clinical-review/domain/denial-reasons"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { invalid } from "../../shared/errors"
import { wakeWorker } from "../relay/wake"
import { entitledDecider, staffOfDecision } from "./entitled-decider"
import { announceCaseChange } from "./live-hub"
import { loadCase } from "./review-facts"
import { casesOf } from "./services"

export type DenyCaseInput = {
  case_id: string
  actor: Actor
  /** IPv4 address from which it is decided. */
  ip: string | null
  /** The code of a managed reason. */
  reason: string
  notes: string
}

const denyCaseStep = createStep(
  "deny-case",
  async (input: DenyCaseInput, { container }) => {
    const { record } = await loadCase(container, input.case_id)
    const { staff } = await entitledDecider(container, record, input.actor)
    const cases = casesOf(container)
    const [reason] = await cases.listDenialReasons({
      code: input.reason,
      is_current: true,
    })
    if (!reason) {
      throw invalid("reason", "names none of the managed reasons")
    }
    assertApplies(reason, record)
    const { code, version, title, advice_level, patient_text } = reason
    const result = await cases.decide(
      {
        case_id: record.id,
        kind: "deny",
        actor: input.actor,
        staff: staffOfDecision(staff),
        prescriber_ip: input.ip,
        proposal: null,
        notes: input.notes,
        gp_justification: null,
        denial: { code, version, title, advice_level, patient_text },
      },
      clock.now()
    )
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: a decision is a record, and the patient is told of it.
    return new StepResponse(result)
  }
)

/**
 * Denies a case for one of the managed reasons, with notes (REV-2). Called by
 * the case screen. The patient gets the reason's advice at once, whatever the
 * refund does (SAF-6); the refund follows by itself (PAY-5).
 */
export const denyCaseWorkflow = createWorkflow(
  "deny-case",
  function (input: DenyCaseInput) {
    return new WorkflowResponse(denyCaseStep(input))
  }
)
