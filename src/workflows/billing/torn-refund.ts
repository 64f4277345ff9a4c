import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createOrderCreditLinesWorkflow } from "@medusajs/medusa/core-flows"
import { z } from "@medusajs/framework/zod"
import type { RefundRecord } from "../../modules/billing/types"
import { toPounds } from "../../shared/money"
import { readRow } from "../../shared/read-rows"

const summarySchema = z.object({
  summary: z.object({ pending_difference: z.coerce.number() }).nullish(),
})

/**
 * Does what a crash left undone of Medusa's refund: it writes the row first,
 * then the order's transaction, then a credit line for what no line was taken
 * off for.
 */
export async function finishTornRefund(
  container: MedusaContainer,
  refund: RefundRecord,
  medusaId: string
): Promise<void> {
  const { order_id } = refund
  await addTransaction(container, refund, "refund", medusaId, -1)
  const order = await readRow(
    container,
    { entity: "order", fields: ["id", "summary.*"], filters: { id: order_id } },
    summarySchema
  )
  const missing = order?.summary?.pending_difference ?? 0
  if (missing > 0) {
    await createOrderCreditLinesWorkflow(container).run({
      input: {
        id: order_id,
        credit_lines: [
          {
            amount: Math.min(missing, toPounds(refund.amount)),
            reference: "refund",
            reference_id: medusaId,
          },
        ],
      },
    })
  }
}

/**
 * Takes a refund that failed out of Medusa's books: what the patient is owed
 * shows as the order's difference again.
 */
export async function takeRefundBack(
  container: MedusaContainer,
  refund: RefundRecord,
  medusaId: string
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  await addTransaction(container, refund, "refund_failed", medusaId, 1)
  await payments.deleteRefunds([medusaId])
  const payment = await payments.retrievePayment(refund.payment_id, {
    relations: ["refunds"],
  })
  // Medusa counts the collection's sum at its own steps only.
  const counted = {
    currency_code: payment.currency_code,
    refunded_amount: (payment.refunds ?? []).reduce(
      (sum, { amount }) => sum + Number(amount),
      0
    ),
  }
  await payments.updatePaymentCollections(
    payment.payment_collection_id,
    counted
  )
}

/** Once by its reference, as Medusa's own step does. */
async function addTransaction(
  container: MedusaContainer,
  { order_id, amount }: RefundRecord,
  reference: string,
  reference_id: string,
  sign: 1 | -1
): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  const [known] = await orders.listOrderTransactions(
    { order_id, reference, reference_id },
    { take: 1 }
  )
  if (!known) {
    await orders.addOrderTransactions({
      order_id,
      amount: sign * toPounds(amount),
      currency_code: "gbp",
      reference,
      reference_id,
    })
  }
}
