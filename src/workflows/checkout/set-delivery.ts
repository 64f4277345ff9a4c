import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  acquireLockStep,
  addShippingMethodToCartWorkflow,
  releaseLockStep,
  updateCartWorkflow,
} from "@medusajs/medusa/core-flows"
import { invalid } from "../../shared/errors"
import { adoptBasketWorkflow } from "./adopt-basket"
import { servedArea } from "./served-area"

export type DeliveryAddressInput = {
  first_name: string
  last_name: string
  address_1: string
  address_2?: string | null | undefined
  city: string
  county?: string | null | undefined
  postcode: string
  phone?: string | null | undefined
}

/** Refuses what we don't serve, with the reason (ENT-4). Nothing to undo: it only checks. */
const checkServedAreaStep = createStep(
  "check-served-area",
  async (input: DeliveryAddressInput) => {
    const area = servedArea(input)
    if (!area.served) {
      throw invalid(`address.${area.field}`, area.reason)
    }
    return new StepResponse({ postcode: area.postcode })
  }
)

/**
 * Sets where an order goes. A signed-in customer takes over a basket that is
 * nobody's yet. Medusa restores the old address on failure.
 * @throws invalid_field naming address.postcode or address.address_1
 */
export const setDeliveryAddressWorkflow = createWorkflow(
  "set-delivery-address",
  function (input: {
    basket_id: string
    customer_id?: string | undefined
    address: DeliveryAddressInput
  }) {
    acquireLockStep({ key: input.basket_id, timeout: 5, ttl: 30 })
    const area = checkServedAreaStep(input.address)
    when(
      "customer-is-known",
      { input },
      (data) => !!data.input.customer_id
    ).then(() => {
      adoptBasketWorkflow.runAsStep({
        input: transform({ input }, (data) => ({
          basket_id: data.input.basket_id,
          customer_id: data.input.customer_id ?? "",
        })),
      })
    })
    updateCartWorkflow.runAsStep({
      input: transform({ input, area }, (data) => {
        const { county, postcode: _, ...address } = data.input.address
        const medusaAddress = {
          ...address,
          address_2: address.address_2 ?? "",
          phone: address.phone ?? "",
          province: county ?? "",
          postal_code: data.area.postcode,
          country_code: "gb",
        }
        return {
          id: data.input.basket_id,
          shipping_address: medusaAddress,
          billing_address: medusaAddress,
        }
      }),
    })
    releaseLockStep({ key: input.basket_id })
    return new WorkflowResponse({ basket_id: input.basket_id })
  }
)

/** Chooses how an order is sent; Medusa refuses an option that doesn't fit the basket. */
export const chooseDeliveryWorkflow = createWorkflow(
  "choose-delivery",
  function (input: { basket_id: string; option_id: string }) {
    acquireLockStep({ key: input.basket_id, timeout: 5, ttl: 30 })
    addShippingMethodToCartWorkflow.runAsStep({
      input: { cart_id: input.basket_id, options: [{ id: input.option_id }] },
    })
    releaseLockStep({ key: input.basket_id })
    return new WorkflowResponse({ basket_id: input.basket_id })
  }
)
