import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { notAllowed } from "../../../shared/errors"
import { toPence } from "../../../shared/money"
import { MathBN } from "@medusajs/framework/utils"
import {
  collectionOfBasket,
  intentOf,
  OFF_SESSION,
  refreshSession,
  sessionOfBasket,
} from "../payment-session"
import { assertProfileComplete } from "../profile"
import { assertPlansOffered } from "../plan-lines"
import { assertCartMaySell } from "../sale-facts"

/**
 * Everything that must hold before money is asked for: lines, address,
 * delivery, a complete profile, and the gate. Nothing to undo: it only reads.
 */
export const checkReadyForPaymentStep = createStep(
  "check-ready-for-payment",
  async (input: { basket_id: string; customer_id: string }, { container }) => {
    await assertProfileComplete(container, input.customer_id)
    const cart = await container
      .resolve(Modules.CART)
      .retrieveCart(input.basket_id, {
        relations: ["items", "shipping_methods", "shipping_address"],
      })
    const missing = [
      ...(cart.completed_at ? ["the basket is an order already"] : []),
      ...((cart.items ?? []).length > 0 ? [] : ["lines"]),
      ...(cart.shipping_address?.postal_code ? [] : ["delivery_address"]),
      ...((cart.shipping_methods ?? []).length > 0 ? [] : ["delivery"]),
    ]
    if (missing.length > 0) {
      throw notAllowed(
        "not_eligible",
        `The basket is not ready for payment: ${missing.join(", ")}`
      )
    }
    await assertCartMaySell(container, input.basket_id)
    await assertPlansOffered(container, input.basket_id)
    return new StepResponse({
      collection_id: await collectionOfBasket(container, input.basket_id),
    })
  }
)

/**
 * The session that is there, when its intent can still be paid and is over the
 * right amount: a second visit to the payment page then changes nothing, and
 * an authorised one is never thrown away. It keeps the card exactly when a plan
 * was agreed to. Nothing to undo: it only reads.
 */
export const findUsableSessionStep = createStep(
  "find-usable-session",
  async (input: { basket_id: string; saves_card: boolean }, { container }) => {
    const session = await sessionOfBasket(container, input.basket_id)
    if (!session) {
      return new StepResponse({ usable: false })
    }
    const fresh = await refreshSession(container, session)
    const intent = intentOf(fresh)
    const usable =
      intent !== null &&
      intent.status !== "canceled" &&
      (intent.setup_future_usage === OFF_SESSION) === input.saves_card &&
      (await hasBasketsAmount(container, fresh))
    return new StepResponse({ usable })
  }
)

async function hasBasketsAmount(
  container: MedusaContainer,
  session: { amount: unknown; payment_collection_id: string }
): Promise<boolean> {
  const collection = await container
    .resolve(Modules.PAYMENT)
    .retrievePaymentCollection(session.payment_collection_id)
  return inPence(collection.amount) === inPence(session.amount)
}

const inPence = (amount: unknown): number =>
  toPence(MathBN.convert(amount as number).toNumber())
