import type {
  MedusaContainer,
  PaymentSessionDTO,
} from "@medusajs/framework/types"
import { Modules, PaymentSessionStatus } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { readRow } from "../../shared/read-rows"

/** Medusa's id of our Stripe provider: pp_<identifier>_<id>. */
export const STRIPE_PROVIDER_ID = "pp_stripe_stripe"

/** Stripe keeps the card for payments without its holder. */
export const OFF_SESSION = "off_session"

const intentSchema = z.object({
  id: z.string(),
  client_secret: z.string(),
  status: z.string(),
  setup_future_usage: z.string().nullish(),
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

/** One column of the first link that Medusa keeps between two records. */
async function linked(
  container: MedusaContainer,
  entity: string,
  column: string,
  filters: Record<string, string>
): Promise<string | null> {
  const query = { entity, fields: [column], filters }
  const row = await readRow(container, query, z.record(z.string(), z.unknown()))
  const id = row?.[column]
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

/** The payment collection of a basket, once one is made. */
export const collectionOfBasket = (
  container: MedusaContainer,
  cartId: string
) =>
  linked(container, "cart_payment_collection", "payment_collection_id", {
    cart_id: cartId,
  })

/** The basket a payment session was made for. */
export const basketOfSession = (
  container: MedusaContainer,
  collectionId: string
) =>
  linked(container, "cart_payment_collection", "cart_id", {
    payment_collection_id: collectionId,
  })

/** The order made of a basket, if any. */
export const orderOfBasket = (container: MedusaContainer, cartId: string) =>
  linked(container, "order_cart", "order_id", { cart_id: cartId })

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
