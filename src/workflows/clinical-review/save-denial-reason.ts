import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { DenialReasonInput } from "../../modules/clinical-review/denial-reasons"
import type { DenialReasonRecord } from "../../modules/clinical-review/types"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { invalid } from "../../shared/errors"
import { casesOf, formularyOf } from "./services"

export type { DenialReasonRecord }

export type SaveDenialReasonInput = {
  code: string
  /** The version that was read; null for a new one. */
  version: number | null
  wording: DenialReasonInput
  actor: Actor
}

const saveDenialReasonStep = createStep(
  "save-denial-reason",
  async (input: SaveDenialReasonInput, { container }) => {
    const { code, version, wording, actor } = input
    const handles = wording.categories ?? []
    const known = await formularyOf(container).listClinicalCategories(
      { handle: handles },
      { select: ["id", "handle"], take: handles.length }
    )
    for (const handle of handles) {
      if (!known.some((one) => one.handle === handle)) {
        throw invalid("categories", `"${handle}" is no category`)
      }
    }
    const cases = casesOf(container)
    const now = clock.now()
    const saved: DenialReasonRecord =
      version === null
        ? await cases.addDenialReason({ code, wording, actor }, now)
        : await cases.changeDenialReason({ code, version, wording, actor }, now)
    // Nothing to undo: it is the only step.
    return new StepResponse(saved)
  }
)

/** Adds a managed reason to deny, or words one anew (REV-2). Called by its settings page and the seed. */
export const saveDenialReasonWorkflow = createWorkflow(
  "save-denial-reason",
  function (input: SaveDenialReasonInput) {
    return new WorkflowResponse(saveDenialReasonStep(input))
  }
)
