import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { MESSAGING_MODULE } from "../../modules/messaging"
import type MessagingModuleService from "../../modules/messaging/service"
import { clock } from "../../shared/clock"
import { wakeWorker } from "../relay/wake"
import { announceCaseChange } from "./live-hub"
import { casesOf } from "./services"

export type TakeMessageInput = { case_id: string; message_id: string }

const takeMessageStep = createStep(
  "take-message",
  async (input: TakeMessageInput, { container }) => {
    const message = await container
      .resolve<MessagingModuleService>(MESSAGING_MODULE)
      .retrieveMessage(input.message_id, {
        select: ["id", "author_id", "sent_at"],
      })
    const result = await casesOf(container).takeMessage(
      {
        ...input,
        written_at: message.sent_at,
        actor: { type: "patient", id: message.author_id },
      },
      clock.now()
    )
    if (result.changed || result.flagged) {
      await announceCaseChange(container)
      await wakeWorker(container)
    }
    // Nothing to undo: a message is taken once.
    return new StepResponse(result)
  }
)

/**
 * What a patient's message does to its case: it is flagged, and an answer brings
 * the case back to the queue with its place kept (REV-2). Started by
 * the message's follow-up; repeatable.
 */
export const takeMessageWorkflow = createWorkflow(
  "take-message",
  function (input: TakeMessageInput) {
    return new WorkflowResponse(takeMessageStep(input))
  }
)
