import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { differs } from "../../modules/clinical-review/domain/measurements"
import type { EvidenceInput } from "../../modules/clinical-review/types"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { wakeWorker } from "../relay/wake"
import { entitledToEvidence, readDeclared } from "./evidence-facts"
import { announceCaseChange } from "./live-hub"
import { loadCase } from "./review-facts"
import { casesOf } from "./services"

export type RecordEvidenceInput = Omit<
  EvidenceInput,
  "staff" | "flags" | "observed_on"
> & {
  /** London day; today where it is null. */
  observed_on: string | null
}

const recordEvidenceStep = createStep(
  "record-evidence-step",
  async (input: RecordEvidenceInput, { container }) => {
    const { record } = await loadCase(container, input.case_id)
    const staff = await entitledToEvidence(container, record, input.actor)
    const declared =
      input.kind === "verified_weight"
        ? await readDeclared(container, record)
        : null
    const now = clock.now()
    const { id } = await casesOf(container).recordEvidence(
      {
        ...input,
        observed_on: input.observed_on ?? londonDay(now),
        staff,
        flags: [
          ...(input.outcome === "concerns"
            ? (["evidence_concerns"] as const)
            : []),
          ...(declared && differs(declared, input.content)
            ? (["measurement_differs"] as const)
            : []),
        ],
      },
      now
    )
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: what was found was found; it is withdrawn with a reason.
    return new StepResponse({ id })
  }
)

/**
 * Keeps a proof that a clinician had about a patient (SAF-4, R-21, R-22). It
 * counts for this case and for later ones. What was declared otherwise, or gives
 * concern, has to be read before anybody approves. Called by the case screen.
 * @throws role_required, registration_required, registration_lapsed,
 * outside_scope, not_eligible, invalid_field, transition_not_allowed
 */
export const recordEvidenceWorkflow = createWorkflow(
  "record-evidence",
  function (input: RecordEvidenceInput) {
    return new WorkflowResponse(recordEvidenceStep(input))
  }
)
