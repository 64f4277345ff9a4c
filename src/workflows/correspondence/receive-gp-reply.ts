import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { CORRESPONDENCE_MODULE } from "../../modules/correspondence"
import type { NewReply } from "../../modules/correspondence/letter-replies"
import type CorrespondenceModuleService from "../../modules/correspondence/service"
import { partnerActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { tellClinicians } from "../staff/tell-clinicians"
import { openStopWorkflow } from "../dispensing/open-stop"
import { wakeWorker } from "../relay/wake"

const correspondenceOf = (container: MedusaContainer) =>
  container.resolve<CorrespondenceModuleService>(CORRESPONDENCE_MODULE)

const receiveGpReplyStep = createStep(
  "receive-gp-reply-step",
  async (input: NewReply, { container }) => {
    const reply = await correspondenceOf(container).keepReply(
      input,
      clock.now()
    )
    // The answer that supply is stopped is true only once it is.
    await holdForGpReply(container, reply.id)
    await wakeWorker(container)
    // Nothing to undo: what a practice wrote stays on record.
    // Out of a workflow dates come as texts.
    return new StepResponse({
      ...reply,
      received_at: reply.received_at.toISOString(),
    })
  }
)

/**
 * Takes a practice's reply to a letter (TRG-5, W5): it is kept, and all supply
 * of its case is stopped until a clinician has read it. Called by the public
 * reply form; repeatable with the same key.
 */
export const receiveGpReplyWorkflow = createWorkflow(
  "receive-gp-reply",
  function (input: NewReply) {
    return new WorkflowResponse(receiveGpReplyStep(input))
  }
)

/** Stops the case's supply for a reply, once. */
async function holdForGpReply(
  container: MedusaContainer,
  replyId: string
): Promise<void> {
  const reply = await correspondenceOf(container).retrieveLetterReply(replyId, {
    select: ["id", "case_id"],
  })
  await openStopWorkflow(container).run({
    input: {
      scope: "case",
      subject_id: reply.case_id,
      reason_code: "gp_objection",
      note: null,
      actor: partnerActor("gp_letter_code"),
      key: `gp_reply:${reply.id}`,
    },
  })
}

/** What a kept reply leaves to do, also after a crash: the stop, and every clinician told. */
export async function followGpReply(
  container: MedusaContainer,
  replyId: string
): Promise<void> {
  await holdForGpReply(container, replyId)
  await tellClinicians(container, (userId) => ({
    operation: "gp_replied",
    subject_type: "gp_reply_user",
    subject_id: `${replyId}:${userId}`,
  }))
}
