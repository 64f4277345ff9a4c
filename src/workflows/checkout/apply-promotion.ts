import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { PromotionActions } from "@medusajs/framework/utils"
import {
  acquireLockStep,
  releaseLockStep,
  updateCartPromotionsWorkflow,
} from "@medusajs/medusa/core-flows"
import { invalid } from "../../shared/errors"
import { promotionCodesOf } from "./promotion-codes"

const normalise = (code: string) => code.trim().toUpperCase()

/** Medusa passes over a code whose conditions aren't met; the patient is told. Nothing to undo: it only reads. */
const assertPromotionAppliedStep = createStep(
  "assert-promotion-applied",
  async (input: { basket_id: string; code: string }, { container }) => {
    const codes = await promotionCodesOf(container, input.basket_id)
    const applied = codes.some(
      (code) => normalise(code) === normalise(input.code)
    )
    if (!applied) {
      throw invalid("code", "doesn't apply to this basket")
    }
    return new StepResponse(undefined)
  }
)

/** Enters a discount code. POM lines are never discounted; a basket with nothing else refuses with the reason (SAF-3). */
export const applyPromotionWorkflow = createWorkflow(
  "apply-promotion",
  function (input: { basket_id: string; code: string }) {
    acquireLockStep({ key: input.basket_id, timeout: 5, ttl: 30 })
    updateCartPromotionsWorkflow.runAsStep({
      input: {
        cart_id: input.basket_id,
        promo_codes: [input.code],
        action: PromotionActions.ADD,
      },
    })
    assertPromotionAppliedStep(input)
    releaseLockStep({ key: input.basket_id })
    return new WorkflowResponse({ basket_id: input.basket_id })
  }
)
