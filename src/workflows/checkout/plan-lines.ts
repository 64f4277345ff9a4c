import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type { ChoiceRecord } from "../../modules/treatment-plan/types"
import {
  mandateText,
  type Mandate,
} from "../../modules/treatment-plan/domain/mandate"
import { runningEnv } from "../../shared/env"
import { notAllowed } from "../../shared/errors"
import { toPence } from "../../shared/money"
import { readRow } from "../../shared/read-rows"
import { plansOf } from "../treatment-plan/services"
import { findPlanOffers } from "./plan-offers"

const pounds = z.coerce.number()

const cartSchema = z.object({
  total: pounds.default(0),
  original_shipping_total: pounds.default(0),
  items: z.array(
    z.object({
      id: z.string(),
      variant_id: z.string().nullish(),
      quantity: pounds,
      unit_price: pounds,
      is_custom_price: z.boolean().nullish(),
    })
  ),
  shipping_methods: z.array(z.object({ id: z.string() })).nullish(),
})

/** A basket's line that is bought as a plan; pence a month, without delivery. */
export type PlanLine = {
  choice: ChoiceRecord
  monthly_price: number
  /** Length and price are what is offered now. */
  is_offered: boolean
}

/** The plans of a basket and what is agreed with them. */
export type BasketPlans = {
  lines: PlanLine[]
  /** Lines with a price of their own that no plan explains. */
  stray_lines: string[]
  /** Pence of each later parcel's delivery; null before it is chosen. */
  delivery_price: number | null
  /** What the patient has to agree to; null without plans or delivery. */
  mandate: Mandate | null
}

const FIELDS = ["id", "items.*"]
/** Worked out for every line, so only where somebody needs them. */
const TOTALS = ["total", "original_shipping_total", "shipping_methods.id"]

/** Reads the plans of a basket, each held against what is offered now. */
export async function readBasketPlans(
  container: MedusaContainer,
  cartId: string
): Promise<BasketPlans> {
  const choices = await plansOf(container).listPlanChoices({ cart_id: cartId })
  const cart = await readRow(
    container,
    {
      entity: "cart",
      fields: choices.length > 0 ? [...FIELDS, ...TOTALS] : FIELDS,
      filters: { id: cartId },
    },
    cartSchema
  )
  const lines: PlanLine[] = []
  const stray_lines: string[] = []
  for (const item of cart?.items ?? []) {
    const choice = choices.find(({ line_item_id }) => line_item_id === item.id)
    if (!choice) {
      stray_lines.push(...(item.is_custom_price ? [item.id] : []))
      continue
    }
    const offers = await findPlanOffers(container, {
      variant_id: item.variant_id ?? "",
      consultation_id: choice.consultation_id,
      quantity: item.quantity,
    })
    const unit_price = toPence(item.unit_price)
    lines.push({
      choice,
      monthly_price: unit_price * item.quantity,
      is_offered: offers.some(
        (offer) =>
          offer.months === choice.months && offer.unit_price === unit_price
      ),
    })
  }
  const isDelivered = (cart?.shipping_methods ?? []).length > 0
  const delivery_price =
    cart && isDelivered ? toPence(cart.original_shipping_total) : null
  return {
    lines,
    stray_lines,
    delivery_price,
    mandate:
      cart && delivery_price !== null && lines.length > 0
        ? mandateOf(lines, delivery_price, toPence(cart.total))
        : null,
  }
}

function mandateOf(
  lines: PlanLine[],
  delivery_price: number,
  amount_now: number
): Mandate {
  const { PHARMACY_NAME, PHARMACY_PHONE } = runningEnv()
  return mandateText({
    pharmacy: PHARMACY_NAME,
    phone: PHARMACY_PHONE,
    amount_now,
    plans: lines.map(({ choice, monthly_price }) => ({
      payments_left: choice.months - 1,
      monthly_price,
      delivery_price,
    })),
  })
}

/** @throws price_changed when a plan isn't offered any more as it stands in the basket */
export async function assertPlansOffered(
  container: MedusaContainer,
  cartId: string
): Promise<BasketPlans> {
  const plans = await readBasketPlans(container, cartId)
  const wrong = [
    ...plans.lines.flatMap(({ choice, is_offered }) =>
      is_offered ? [] : [choice.line_item_id]
    ),
    ...plans.stray_lines,
  ]
  if (wrong.length > 0) {
    throw notAllowed(
      "price_changed",
      `The plan of ${wrong.join(", ")} isn't offered any more as it was chosen`
    )
  }
  return plans
}

/**
 * The last look before an order is made: every plan as it is offered, and
 * agreed to in the words that hold now (PAY-3).
 * @throws price_changed, mandate_changed
 */
export async function assertPlansAgreed(
  container: MedusaContainer,
  cartId: string
): Promise<void> {
  const { lines, mandate } = await assertPlansOffered(container, cartId)
  if (lines.some(({ choice }) => choice.text_hash !== mandate?.hash)) {
    throw mandateChanged()
  }
}

/** @throws the refusal of a payment that the patient hasn't agreed to as it is now */
export const mandateChanged = () =>
  notAllowed(
    "mandate_changed",
    "mandate_hash: is not of the agreement to the monthly payments as it is now; it has to be read and accepted"
  )
