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
import { toPounds } from "../../shared/money"
import { createBasketWorkflow } from "./create-basket"
import { neutralLine } from "./neutral-line"
import {
  bindConsultationStep,
  noteConsultationLineStep,
} from "./steps/bind-consultation"
import { checkTreatmentStep, findBasketsStep } from "./steps/check-treatment"
import {
  choosePlanStep,
  dropPlanChoiceStep,
  pricePlanStep,
} from "./steps/choose-plan"

export type AddTreatmentInput = {
  consultation_id: string
  /** The signed-in customer. */
  customer_id: string
  variant_id: string
  quantity: number
  /** The plan that it is bought as; none for a one-off. */
  plan_months?: number | undefined
  /** An open basket that the caller may use, or none for a new one. */
  basket_id?: string | undefined
  sales_channel_id?: string | undefined
}

const lockOf = (key: string | string[]) => ({ key, timeout: 5, ttl: 30 })

/**
 * Puts a treatment into a basket on a submitted consultation. Called by
 * POST /store/consultations/:id/basket. Adding it again moves it: the old line
 * goes, wherever it stands, with the plan that was chosen for it. As a plan it
 * has the plan's price (PAY-2). On failure line and binding are as before.
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
    const priced = pricePlanStep(input)

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
    dropPlanChoiceStep({ consultation_id: input.consultation_id })
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
      input: transform({ input, checked, priced, basket_id }, (data) => ({
        cart_id: data.basket_id,
        items: [
          {
            ...neutralLine,
            variant_id: data.input.variant_id,
            quantity: data.input.quantity,
            ...(data.checked.legal_class === "POM"
              ? { is_discountable: false }
              : {}),
            ...(data.priced.unit_price === null
              ? {}
              : {
                  unit_price: toPounds(data.priced.unit_price),
                  is_tax_inclusive: true,
                  // All that an order's line keeps of it; Medusa drops the mark of its own price.
                  metadata: { instalment_count: data.input.plan_months },
                }),
          },
        ],
      })),
    })
    const line = noteConsultationLineStep(
      transform({ binding, priced }, (data) => ({
        ...data.binding,
        is_plan: data.priced.unit_price !== null,
      }))
    )
    when(
      "treatment-is-a-plan",
      { priced },
      (data) => data.priced.unit_price !== null
    ).then(() => {
      choosePlanStep(
        transform({ input, priced, line, basket_id }, (data) => ({
          consultation_id: data.input.consultation_id,
          cart_id: data.basket_id,
          line_item_id: data.line.line_item_id,
          months: data.input.plan_months ?? 1,
          unit_price: data.priced.unit_price ?? 0,
        }))
      )
    })
    releaseLockStep(second).config({ name: "release-second-basket" })
    releaseLockStep(first).config({ name: "release-first-basket" })
    releaseLockStep(own).config({ name: "release-consultation" })
    return new WorkflowResponse({ basket_id })
  }
)
