import { redirect } from "react-router"
import type { BasketView } from "../../lib/contracts"
import { BackendError } from "../../lib/errors"
import { answered } from "../../lib/guards.server"
import { keepSession, readSession } from "../../lib/session.server"
import type { ShopSession } from "../../lib/session.server"
import { requireReady } from "../account/ready.server"
import type { Ready } from "../account/ready.server"
import { readBasket } from "./api.server"

/** The basket of a session; null when there is none or it has been ordered. */
export async function basketIn(
  request: Request,
  session: ShopSession
): Promise<BasketView | null> {
  const held = session.get("basket")
  if (!held) {
    return null
  }
  try {
    return await answered(
      request,
      session,
      readBasket(session, held.id).catch((error: unknown) => {
        if (error instanceof BackendError && error.status === 404) {
          return null
        }
        throw error
      })
    )
  } catch (error) {
    if (error instanceof BackendError) {
      return null
    }
    throw error
  }
}

export type Checkout = Ready & { basket: BasketView }

/** What every checkout page needs: a person who may order and something to order. */
export async function loadCheckout(request: Request): Promise<Checkout> {
  const before = await readSession(request)
  if (!before.get("basket")) {
    throw redirect("/basket")
  }
  const ready = await requireReady(request)
  const basket = await basketIn(request, ready.session)
  if (!basket || basket.lines.length === 0) {
    throw redirect("/basket", { headers: await keepSession(ready.session) })
  }
  return { ...ready, basket }
}

/** The same, when address and delivery are chosen; what is missing comes first. */
export async function loadOrder(request: Request): Promise<Checkout> {
  const checkout = await loadCheckout(request)
  if (!checkout.basket.delivery_address) {
    throw redirect("/checkout/address")
  }
  if (!checkout.basket.delivery) {
    throw redirect("/checkout/delivery")
  }
  return checkout
}
