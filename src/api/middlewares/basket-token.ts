import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { holdsCapability } from "../../shared/capability"
import { runningEnv } from "../../shared/env"
import { notFound } from "../../shared/errors"
import { requireParam } from "./require-param"

const BASKET_TOKEN_HEADER = "x-basket-token"

/** The signed-in customer's id, if anybody is signed in. */
export const signedInCustomer = (req: MedusaRequest): string | undefined => {
  const context = (req as Partial<AuthenticatedMedusaRequest>).auth_context
  return context?.actor_type === "customer" && context.actor_id !== ""
    ? context.actor_id
    : undefined
}

/**
 * Whether a request may see or change a basket: it carries the basket's token,
 * or its owner is signed in. A basket that has an owner is closed to anybody
 * else who is signed in, token or not. What may not be seen doesn't exist: 404.
 */
export async function assertMayUseBasket(
  req: MedusaRequest,
  basketId: string
): Promise<void> {
  const token = req.header(BASKET_TOKEN_HEADER)
  const customer = signedInCustomer(req)
  const [basket] = await req.scope
    .resolve(Modules.CART)
    .listCarts({ id: [basketId] }, { select: ["id", "customer_id"] })
  const owner = basket?.customer_id ?? undefined
  const holdsToken = holdsCapability(
    runningEnv().CAPABILITY_SECRET,
    "basket",
    basketId,
    token
  )
  const isOwner = owner !== undefined && owner === customer
  const isSomebodyElses =
    owner !== undefined && customer !== undefined && owner !== customer
  if (!basket || isSomebodyElses || !(holdsToken || isOwner)) {
    throw notFound("Basket", basketId)
  }
}

/** assertMayUseBasket for every route below /store/baskets/:id. */
async function requireBasket(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  await assertMayUseBasket(req, requireParam(req, "id"))
  next()
}

export const basketTokenMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/baskets/:id", middlewares: [requireBasket] },
]
