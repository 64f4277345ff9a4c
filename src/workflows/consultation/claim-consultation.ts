import { z } from "@medusajs/framework/zod"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { wakeWorker } from "../relay/wake"
import { noteDevice } from "./note-device"
import { noteRepeats } from "./note-repeats"
import { consultationsOf } from "./services"

export type ClaimConsultationInput = {
  consultation_id: string
  /** Of the guest's token; null when only the sign-in speaks. */
  token_hash: string | null
  customer_id: string
  /** The browser's random id, where the storefront sent one. */
  device: string | null
}

const patientSchema = z.object({ id: z.string() })

const claimConsultationStep = createStep(
  "claim-consultation",
  async (input: ClaimConsultationInput, { container }) => {
    const { data: patients } = await container
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({
        entity: "patient",
        fields: ["id"],
        filters: { customer_id: input.customer_id },
      })
    const { consultation_id, token_hash, customer_id } = input
    const consultation = await consultationsOf(container).claimForCustomer({
      consultation_id,
      token_hash,
      customer_id,
      patient_id: patients[0] ? patientSchema.parse(patients[0]).id : null,
    })
    if (consultation.state === "denied") {
      await wakeWorker(container)
    }
    await noteRepeats(container, consultation)
    await noteDevice(container, consultation, input.device)
    // Nothing to undo: it is the last step.
    return new StepResponse({ id: consultation.id, state: consultation.state })
  }
)

/**
 * Makes a guest's consultation the customer's. Called by
 * POST /store/consultations/:id/claim after sign-in or registration; may be
 * repeated, which fills in the patient once the profile is there. One
 * transaction, nothing to undo.
 */
export const claimConsultationWorkflow = createWorkflow(
  "claim-consultation",
  function (input: ClaimConsultationInput) {
    return new WorkflowResponse(claimConsultationStep(input))
  }
)
