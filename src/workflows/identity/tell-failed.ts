import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { MESSAGING_MODULE } from "../../modules/messaging"
import type MessagingModuleService from "../../modules/messaging/service"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { runningEnv } from "../../shared/env"
import { casesOf } from "./services"

export type TellIdentityFailedInput = { case_id: string }

const tellFailedStep = createStep(
  "tell-identity-failed-step",
  async ({ case_id }: TellIdentityFailedInput, { container }) => {
    const record = await casesOf(container).retrieveClinicalCase(case_id)
    const { reference, patient_id, customer_id, order_id } = record
    if (customer_id === null) {
      return new StepResponse({ thread_id: null })
    }
    const { thread_id } = await container
      .resolve<MessagingModuleService>(MESSAGING_MODULE)
      .post(
        {
          thread: {
            patient_id,
            customer_id,
            case_id,
            case_reference: reference,
            order_id,
          },
          key: `identity-failed:${case_id}`,
          author: systemActor("messaging"),
          body: [
            `We could not confirm who you are, so we cannot go on with your request ${reference}. Nothing will be sent.`,
            "What you paid for it will be refunded in full to the card you paid with. We will write again when the refund is confirmed.",
            `This says nothing about your health. If you still need help with it, please speak to your GP practice or a pharmacist near you. If you think we are mistaken, write to us here or call ${runningEnv().PHARMACY_PHONE}.`,
          ].join("\n\n"),
          email: {
            partner: "email",
            operation: "identity_failed",
            reference: `email:identity_failed:${case_id}`,
            subject_type: "case",
            subject_id: case_id,
            case_id,
            order_id,
          },
        },
        clock.now()
      )
    // Nothing to undo: the message has its key and is written once.
    return new StepResponse<{ thread_id: string | null }>({ thread_id })
  }
)

/**
 * Tells a patient that their identity could not be shown, whatever the refund
 * does (IDV-3, SAF-6): in the account, with a neutral email beside it.
 */
export const tellIdentityFailedWorkflow = createWorkflow(
  "tell-identity-failed",
  function (input: TellIdentityFailedInput) {
    return new WorkflowResponse(tellFailedStep(input))
  }
)
