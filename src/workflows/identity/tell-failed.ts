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

export type TellIdentityFailedInput = {
  case_id: string
  /** The check that failed after the case had gone on; it is on hold then, and has not ended. */
  check_id?: string
}

const tellFailedStep = createStep(
  "tell-identity-failed-step",
  async ({ case_id, check_id }: TellIdentityFailedInput, { container }) => {
    const record = await casesOf(container).retrieveClinicalCase(case_id)
    const { reference, patient_id, customer_id, order_id } = record
    if (customer_id === null) {
      return new StepResponse({ thread_id: null })
    }
    const occasion = [case_id, check_id].filter(Boolean).join(":")
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
          key: `identity-failed:${occasion}`,
          author: systemActor("messaging"),
          body: (check_id ? onHold(reference) : ended(reference)).join("\n\n"),
          email: {
            partner: "email",
            operation: "identity_failed",
            reference: `email:identity_failed:${occasion}`,
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

function ended(reference: string): string[] {
  return [
    `We could not confirm who you are, so we cannot go on with your request ${reference}. Nothing will be sent.`,
    "What you paid for it will be refunded in full to the card you paid with. We will write again when the refund is confirmed.",
    `This says nothing about your health. If you still need help with it, please speak to your GP practice or a pharmacist near you. If you think we are mistaken, write to us here or call ${runningEnv().PHARMACY_PHONE}.`,
  ]
}

function onHold(reference: string): string[] {
  return [
    `We could not confirm who you are, so your request ${reference} is on hold. Nothing more will be sent for now.`,
    `Write to us here or call ${runningEnv().PHARMACY_PHONE} if you think we are mistaken, or if you would like to cancel and have your money back.`,
    "This says nothing about your health. If you need help with it in the meantime, please speak to your GP practice or a pharmacist near you.",
  ]
}

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
