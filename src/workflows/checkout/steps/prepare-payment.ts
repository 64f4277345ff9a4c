import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { notAllowed } from "../../../shared/errors"
import { toPence } from "../../../shared/money"
import { MathBN } from "@medusajs/framework/utils"
import {
  collectionOfBasket,
  intentOf,
  refreshSession,
  sessionOfBasket,
} from "../payment-session"
import { assertProfileComplete } from "../profile"
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
    return new StepResponse({
      collection_id: await collectionOfBasket(container, input.basket_id),
    })
  }
)

/**
 * What the order has to record (PAY-4); Medusa copies a cart's metadata to its
 * order. Cases and consultations are links. Undone by putting the old back.
 */
export const noteOrderTypeStep = createStep(
  "note-order-type",
  async (input: { basket_id: string }, { container }) => {
    const carts = container.resolve(Modules.CART)
    const { metadata } = await carts.retrieveCart(input.basket_id, {
      select: ["id", "metadata"],
    })
    await carts.updateCarts(input.basket_id, {
      metadata: {
        ...metadata,
        basket_id: input.basket_id,
        order_type: "one_off",
        instalment_number: 1,
        instalment_count: 1,
      },
    })
    return new StepResponse(undefined, {
      id: input.basket_id,
      metadata: metadata ?? {},
    })
  },
  async (undo, { container }) => {
    if (undo) {
      await container
        .resolve(Modules.CART)
        .updateCarts(undo.id, { metadata: undo.metadata })
    }
  }
)

/**
 * The session that is there, when its intent can still be paid and is over the
 * right amount: a second visit to the payment page then changes nothing, and
 * an authorised one is never thrown away. Nothing to undo: it only reads.
 */
export const findUsableSessionStep = createStep(
  "find-usable-session",
  async (input: { basket_id: string }, { container }) => {
    const session = await sessionOfBasket(container, input.basket_id)
    if (!session) {
      return new StepResponse({ usable: false })
    }
    const fresh = await refreshSession(container, session)
    const status = intentOf(fresh)?.status
    const usable =
      status !== undefined &&
      status !== "canceled" &&
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
