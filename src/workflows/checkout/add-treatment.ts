import {
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  acquireLockStep,
  addToCartWorkflow,
  deleteLineItemsWorkflow,
  releaseLockStep,
} from "@medusajs/medusa/core-flows"
import { adoptBasketWorkflow } from "./adopt-basket"
import { createBasketWorkflow } from "./create-basket"
import { neutralLine } from "./neutral-line"
import {
  bindConsultationStep,
  noteConsultationLineStep,
} from "./steps/bind-consultation"
import { checkTreatmentStep, findBasketsStep } from "./steps/check-treatment"

export type AddTreatmentInput = {
  consultation_id: string
  /** The signed-in customer. */
  customer_id: string
  variant_id: string
  quantity: number
  /** An open basket that the caller may use, or none for a new one. */
  basket_id?: string | undefined
  sales_channel_id?: string | undefined
}

const lockOf = (key: string | string[]) => ({ key, timeout: 5, ttl: 30 })

/**
 * Puts a treatment into a basket on a submitted consultation. Called by
 * POST /store/consultations/:id/basket. Adding it again moves it: the old line
 * goes, wherever it stands. On failure line and binding are as before.
 */
export const addTreatmentToBasketWorkflow = createWorkflow(
  "add-treatment-to-basket",
  function (input: AddTreatmentInput) {
    // One at a time, so that two tabs can't order on one consultation; and not
    // while a basket that it leaves or enters becomes an order. A lock each: of
    // several keys the one in memory keeps the first when it lacks the second.
    const own = transform({ input }, (data) =>
      lockOf(data.input.consultation_id)
    )
    acquireLockStep(own).config({ name: "lock-consultation" })
    const baskets = findBasketsStep(input)
    const first = transform({ baskets }, (data) => lockOf(data.baskets.first))
    const second = transform({ baskets }, (data) => lockOf(data.baskets.second))
    acquireLockStep(first).config({ name: "lock-first-basket" })
    acquireLockStep(second).config({ name: "lock-second-basket" })
    const checked = checkTreatmentStep(input)

    when(
      "treatment-stands-elsewhere",
      { checked },
      (data) => data.checked.bound !== null
    ).then(() => {
      deleteLineItemsWorkflow.runAsStep({
        input: transform({ checked }, (data) => ({
          cart_id: data.checked.bound?.cart_id ?? "",
          ids: [data.checked.bound?.line_item_id ?? ""],
        })),
      })
    })
    const created = when(
      "basket-is-new",
      { input },
      (data) => !data.input.basket_id
    ).then(() => createBasketWorkflow.runAsStep({ input }))
    const basket_id = transform(
      { input, created },
      (data) => data.input.basket_id ?? data.created?.id ?? ""
    )
    adoptBasketWorkflow.runAsStep({
      input: { basket_id, customer_id: input.customer_id },
    })
    const binding = transform({ input, basket_id }, (data) => ({
      consultation_id: data.input.consultation_id,
      cart_id: data.basket_id,
      variant_id: data.input.variant_id,
    }))
    bindConsultationStep(
      transform({ binding, checked }, (data) => ({
        ...data.binding,
        from_cart_id: data.checked.from_cart_id,
      }))
    )
    addToCartWorkflow.runAsStep({
      input: transform({ input, checked, basket_id }, (data) => ({
        cart_id: data.basket_id,
        items: [
          {
            ...neutralLine,
            variant_id: data.input.variant_id,
            quantity: data.input.quantity,
            ...(data.checked.legal_class === "POM"
              ? { is_discountable: false }
              : {}),
          },
        ],
      })),
    })
    noteConsultationLineStep(binding)
    releaseLockStep(second).config({ name: "release-second-basket" })
    releaseLockStep(first).config({ name: "release-first-basket" })
    releaseLockStep(own).config({ name: "release-consultation" })
    return new WorkflowResponse({ basket_id })
  }
)
