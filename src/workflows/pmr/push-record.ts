import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { isEndedUnsupplied } from "../../modules/clinical-review/domain/ended"
import { PMR_MODULE } from "../../modules/pmr"
import type PmrModuleService from "../../modules/pmr/service"
import { clock } from "../../shared/clock"
import { readLetterCase } from "../correspondence/letter-facts"

export type PushRecordInput = {
  case_id: string
  /** Another strength of it; none for what was approved. */
  dose_change_id?: string
}

const beginPushStep = createStep(
  "begin-pmr-push",
  async ({ case_id, dose_change_id }: PushRecordInput, { container }) => {
    const about = await readLetterCase(container, case_id)
    if (isEndedUnsupplied(about)) {
      return new StepResponse<{ pmr_push_id: string } | null>(null)
    }
    const push = await container.resolve<PmrModuleService>(PMR_MODULE).begin(
      {
        case_id: about.id,
        dose_change_id: dose_change_id ?? null,
        order_id: about.order_id,
        patient_id: about.patient_id,
      },
      clock.now()
    )
    // Nothing to undo: the push has its case and is written once.
    return new StepResponse<{ pmr_push_id: string } | null>({
      pmr_push_id: push.id,
    })
  }
)

/** Puts an approved case on its way to the pharmacy's patient record (PMR-1), unless it has ended meanwhile. */
export const pushRecordWorkflow = createWorkflow(
  "push-record",
  function (input: PushRecordInput) {
    return new WorkflowResponse(beginPushStep(input))
  }
)
