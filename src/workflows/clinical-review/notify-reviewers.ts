import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { z } from "@medusajs/framework/zod"
import { roleToNotify } from "../../modules/clinical-review/domain/queue"
import { STAFF_ROLES } from "../../modules/staff/domain/roles"
import { clock } from "../../shared/clock"
import { wakeWorker } from "../relay/wake"
import { wantsNewsOf } from "./notify-choice"
import { casesOf, staffOfPharmacy } from "./services"

const roleSchema = z.enum(STAFF_ROLES)

const notifyReviewersStep = createStep(
  "notify-reviewers",
  async ({ case_id }: { case_id: string }, { container }) => {
    const record = await casesOf(container).retrieveClinicalCase(case_id)
    if (record.state !== "queued") {
      // Somebody took it before the worker came: nobody needs to be told.
      return new StepResponse({ told: 0 })
    }
    const staff = await staffOfPharmacy(container).listStaffProfiles({
      role: roleSchema.parse(roleToNotify(record.queue)),
      notify_mode: "immediate",
      suspended_at: null,
    })
    const told = await casesOf(container).notifyReviewers(
      {
        case_id,
        user_ids: staff
          .filter((one) => wantsNewsOf(one, record.category_handle))
          .map((one) => one.user_id),
      },
      clock.now()
    )
    await wakeWorker(container)
    // Nothing to undo: the rows have the case's occasion as key and are written once.
    return new StepResponse({ told })
  }
)

/**
 * Tells the members of a queue's role about a new case, each as they chose
 * (QUE-3). Called when a case enters its queue; repeatable.
 */
export const notifyReviewersWorkflow = createWorkflow(
  "notify-reviewers",
  function (input: { case_id: string }) {
    return new WorkflowResponse(notifyReviewersStep(input))
  }
)
