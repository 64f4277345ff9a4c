import { z } from "@medusajs/framework/zod"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { StartInput } from "../../modules/consultation/service"
import { hashToken, newToken } from "../../shared/ids"
import { consultationsOf } from "./services"
import { findEntryStep } from "./steps/find-entry"

export type StartConsultationInput = {
  category: string
  product?: string | undefined
  /** The signed-in customer, or null for a guest. */
  customer_id: string | null
}

const patientSchema = z.object({ id: z.string() })

const createConsultationStep = createStep(
  "create-consultation",
  async (
    input: Omit<StartInput, "token_hash" | "patient_id">,
    { container }
  ) => {
    const token = newToken()
    const { data: patients } = input.customer_id
      ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({
          entity: "patient",
          fields: ["id"],
          filters: { customer_id: input.customer_id },
        })
      : { data: [] }
    const detail = await consultationsOf(container).startConsultation({
      ...input,
      token_hash: hashToken(token),
      patient_id: patients[0] ? patientSchema.parse(patients[0]).id : null,
    })
    // Nothing to undo: it is the last step.
    return new StepResponse({ detail, token })
  }
)

/**
 * Begins a consultation on the category's current form (ENT-3). Called by
 * POST /store/consultations. Gives the guest's token, of which only the hash
 * is kept. Nothing to undo: one transaction.
 */
export const startConsultationWorkflow = createWorkflow(
  "start-consultation",
  function (input: StartConsultationInput) {
    const entry = findEntryStep(input)
    const started = createConsultationStep(
      transform({ input, entry }, ({ input: given, entry: found }) => ({
        form_key: found.category.form_key,
        category: { handle: found.category.handle, name: found.category.name },
        product: found.product && {
          handle: found.product.handle,
          title: found.product.title,
        },
        customer_id: given.customer_id,
      }))
    )
    return new WorkflowResponse(started)
  }
)
