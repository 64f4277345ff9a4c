import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { consultationsOf } from "../services"

export type ConsumeConsultationInput = {
  consultation_id: string
  cart_id: string
  order_id: string
}

/**
 * Uses a consultation up for an order whose payment is captured (ENT-2). Safe
 * to repeat for the same cart and order. Undone only when this very run did it.
 * @throws not_eligible, transition_not_allowed
 */
export const consumeConsultationStep = createStep(
  "consume-consultation",
  async (input: ConsumeConsultationInput, { container }) => {
    const result = await consultationsOf(container).consume(input)
    return new StepResponse(result, result.consumed ? input : undefined)
  },
  async (done, { container }) => {
    if (done) {
      await consultationsOf(container).undoConsume(done)
    }
  }
)
