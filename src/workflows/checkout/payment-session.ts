import type {
  MedusaContainer,
  PaymentSessionDTO,
} from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  Modules,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

/** Medusa's id of our Stripe provider: pp_<identifier>_<id>. */
export const STRIPE_PROVIDER_ID = "pp_stripe_stripe"

const intentSchema = z.object({
  id: z.string(),
  client_secret: z.string(),
  status: z.string(),
  last_payment_error: z
    .object({
      code: z.string().nullish(),
      decline_code: z.string().nullish(),
    })
    .nullish(),
})

export type PaymentIntent = z.infer<typeof intentSchema>

/** What a session knows of its payment intent; null when Stripe never answered. */
export function intentOf(
  session: Pick<PaymentSessionDTO, "data">
): PaymentIntent | null {
  const parsed = intentSchema.safeParse(session.data)
  return parsed.success ? parsed.data : null
}

const linksSchema = z.array(z.record(z.string(), z.unknown()))

/** A column of the first link found. */
function idIn(links: unknown, column: string): string | null {
  const id = linksSchema.parse(links)[0]?.[column]
  return typeof id === "string" ? id : null
}

/** The newest Stripe session of a basket, as Medusa keeps it. */
export async function sessionOfBasket(
  container: MedusaContainer,
  cartId: string
): Promise<PaymentSessionDTO | null> {
  const collectionId = await collectionOfBasket(container, cartId)
  return collectionId ? sessionOfCollection(container, collectionId) : null
}

/** The newest Stripe session of a payment collection, as Medusa keeps it. */
export async function sessionOfCollection(
  container: MedusaContainer,
  payment_collection_id: string
): Promise<PaymentSessionDTO | null> {
  const [session] = await container
    .resolve(Modules.PAYMENT)
    .listPaymentSessions(
      { payment_collection_id, provider_id: STRIPE_PROVIDER_ID },
      { take: 1, order: { created_at: "DESC" } }
    )
  return session ?? null
}

export async function collectionOfBasket(
  container: MedusaContainer,
  cartId: string
): Promise<string | null> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "cart_payment_collection",
      fields: ["payment_collection_id"],
      filters: { cart_id: cartId },
    })
  return idIn(data, "payment_collection_id")
}

/** The basket a payment session was made for. */
export async function basketOfSession(
  container: MedusaContainer,
  collectionId: string
): Promise<string | null> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "cart_payment_collection",
      fields: ["cart_id"],
      filters: { payment_collection_id: collectionId },
    })
  return idIn(data, "cart_id")
}

/** The order made of a basket, if any. */
export async function orderOfBasket(
  container: MedusaContainer,
  cartId: string
): Promise<string | null> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "order_cart",
      fields: ["order_id"],
      filters: { cart_id: cartId },
    })
  return idIn(data, "order_id")
}

/**
 * Reads the payment intent from Stripe and writes what it says into the
 * session. A refused card leaves the session usable: the same intent takes the
 * next card, and Medusa completes no cart whose session says "error".
 * @throws partner_unavailable when Stripe doesn't answer
 */
export async function refreshSession(
  container: MedusaContainer,
  session: PaymentSessionDTO
): Promise<PaymentSessionDTO> {
  if (intentOf(session) === null) {
    return session
  }
  const payments = container.resolve(Modules.PAYMENT)
  const update = {
    id: session.id,
    data: session.data,
    amount: session.amount,
    currency_code: session.currency_code,
  }
  const fresh = await payments.updatePaymentSession(update)
  return fresh.status === PaymentSessionStatus.ERROR
    ? payments.updatePaymentSession({
        ...update,
        data: fresh.data,
        status: PaymentSessionStatus.PENDING,
      })
    : fresh
}

/** The money is there: held by the bank, or taken already. */
export const isAuthorised = (session: Pick<PaymentSessionDTO, "data">) =>
  ["requires_capture", "succeeded"].includes(intentOf(session)?.status ?? "")
