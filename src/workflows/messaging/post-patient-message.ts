import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { MESSAGING_MODULE } from "../../modules/messaging"
import type MessagingModuleService from "../../modules/messaging/service"
import { clock } from "../../shared/clock"
import { notFound } from "../../shared/errors"

export type PostPatientMessageInput = {
  thread_id: string
  customer_id: string
  body: string
  client_key: string
}

const postPatientMessageStep = createStep(
  "post-patient-message-step",
  async (input: PostPatientMessageInput, { container }) => {
    const messaging =
      container.resolve<MessagingModuleService>(MESSAGING_MODULE)
    const [thread] = await messaging.listThreads({
      id: input.thread_id,
      customer_id: input.customer_id,
    })
    if (!thread) {
      throw notFound("Thread", input.thread_id)
    }
    const { thread_id } = await messaging.post(
      {
        thread,
        key: `patient:${thread.id}:${input.client_key}`,
        author: { type: "patient", id: input.customer_id },
        body: input.body,
      },
      clock.now()
    )
    // Nothing to undo: the message has its key and is written once.
    return new StepResponse({ thread_id })
  }
)

/** A patient writes into a conversation of their own; the same key again is the same message. */
export const postPatientMessageWorkflow = createWorkflow(
  "post-patient-message",
  function (input: PostPatientMessageInput) {
    return new WorkflowResponse(postPatientMessageStep(input))
  }
)
