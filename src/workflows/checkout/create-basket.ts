import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { createCartWorkflow } from "@medusajs/medusa/core-flows"
import { unexpected } from "../../shared/errors"

export type CreateBasketInput = {
  /** The signed-in customer, whose basket it becomes at once. */
  customer_id?: string | undefined
  sales_channel_id?: string | undefined
}

const CURRENCY = "gbp"

/** The one region we sell in. Nothing to undo: it only reads. */
const findRegionStep = createStep(
  "find-basket-region",
  async (_input: Record<string, never>, { container }) => {
    const [region] = await container
      .resolve(Modules.REGION)
      .listRegions({ currency_code: CURRENCY }, { take: 1 })
    if (!region) {
      throw unexpected(`There is no region with the currency ${CURRENCY}`)
    }
    return new StepResponse({ region_id: region.id })
  }
)

/** Opens an empty basket. Called by POST /store/baskets and by the first treatment; gives the cart's id. */
export const createBasketWorkflow = createWorkflow(
  "create-basket",
  function (input: CreateBasketInput) {
    const region = findRegionStep({})
    const cart = createCartWorkflow.runAsStep({
      input: transform({ input, region }, (data) => ({
        region_id: data.region.region_id,
        currency_code: CURRENCY,
        ...(data.input.customer_id
          ? { customer_id: data.input.customer_id }
          : {}),
        ...(data.input.sales_channel_id
          ? { sales_channel_id: data.input.sales_channel_id }
          : {}),
      })),
    })
    return new WorkflowResponse(
      transform({ cart }, (data) => ({ id: data.cart.id }))
    )
  }
)
