import type {
  MedusaContainer,
  PaymentSessionDTO,
} from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import { unexpected } from "../../shared/errors"
import { readRow } from "../../shared/read-rows"
import { dropUnfinishedCaptures } from "../checkout/order-payment"

/**
 * Takes an authorised difference and books it to its order: the collection is
 * tied to the order only now, as an unpaid one there would be money that the
 * order still asks for. Repeatable: Medusa leaves a captured payment alone, and
 * Stripe answers a second capture with the first one.
 */
export async function captureTopUp(
  container: MedusaContainer,
  orderId: string,
  session: PaymentSessionDTO
): Promise<void> {
  await tieToOrder(container, orderId, session.payment_collection_id)
  const payments = container.resolve(Modules.PAYMENT)
  const payment =
    (await paymentOfSession(container, session)) ??
    (await payments.authorizePaymentSession(session.id, {}))
  if (!payment) {
    throw unexpected(`Payment session ${session.id} isn't authorised`)
  }
  if (!payment.captured_at) {
    await dropUnfinishedCaptures(container, payment.id)
  }
  // Also for one that is captured: it writes the order's transaction when that is missing.
  await capturePaymentWorkflow(container).run({
    input: { payment_id: payment.id },
  })
}

/**
 * Gives up what wasn't taken: the authorisation is cancelled, and the card form
 * that may still be open somewhere can't be paid any more. Repeatable.
 */
export async function cancelTopUp(
  container: MedusaContainer,
  session: PaymentSessionDTO
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const payment = await paymentOfSession(container, session)
  if (payment) {
    await payments.cancelPayment(payment.id)
  } else {
    await payments.deletePaymentSession(session.id)
  }
}

async function paymentOfSession(
  container: MedusaContainer,
  { id }: Pick<PaymentSessionDTO, "id">
) {
  const [payment] = await container
    .resolve(Modules.PAYMENT)
    .listPayments({ payment_session_id: id }, { take: 1 })
  return payment ?? null
}

async function tieToOrder(
  container: MedusaContainer,
  order_id: string,
  payment_collection_id: string
): Promise<void> {
  const known = await readRow(
    container,
    {
      entity: "order_payment_collection",
      fields: ["order_id"],
      filters: { order_id, payment_collection_id },
    },
    z.object({ order_id: z.string() })
  )
  if (!known) {
    await container.resolve(ContainerRegistrationKeys.LINK).create({
      [Modules.ORDER]: { order_id },
      [Modules.PAYMENT]: { payment_collection_id },
    })
  }
}
