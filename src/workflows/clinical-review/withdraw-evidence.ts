import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notFound } from "../../shared/errors"
import { wakeWorker } from "../relay/wake"
import { entitledToEvidence } from "./evidence-facts"
import { announceCaseChange } from "./live-hub"
import { loadCase } from "./review-facts"
import { casesOf } from "./services"

export type WithdrawEvidenceInput = {
  evidence_id: string
  reason: string
  actor: Actor
}

const withdrawEvidenceStep = createStep(
  "withdraw-evidence-step",
  async (input: WithdrawEvidenceInput, { container }) => {
    const [item] = await casesOf(container).listEvidenceItems(
      { id: input.evidence_id },
      { take: 1 }
    )
    if (!item) {
      throw notFound("Evidence", input.evidence_id)
    }
    const { record } = await loadCase(container, item.case_id)
    await entitledToEvidence(container, record, input.actor)
    const { id } = await casesOf(container).withdrawEvidence(input, clock.now())
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: it is recorded anew where it was right after all.
    return new StepResponse({ id })
  }
)

/**
 * Takes a proof back with its reason: it counts no longer, and a gate that it
 * opened closes (SAF-4). What was decided by it and is proven by nothing else is
 * stopped until a clinician has looked at it. Called by the case screen.
 * @throws as recordEvidenceWorkflow, not_found
 */
export const withdrawEvidenceWorkflow = createWorkflow(
  "withdraw-evidence",
  function (input: WithdrawEvidenceInput) {
    return new WorkflowResponse(withdrawEvidenceStep(input))
  }
)
