import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { unexpected } from "../../shared/errors"
import { casesOf } from "../clinical-review/services"
import {
  ensurePayment,
  linkPayment,
  livePayments,
  readOrderToSettle,
} from "../checkout/order-payment"

/**
 * Where a case ends before any money was taken: if no other treatment of the
 * order goes on, the order is cancelled, which gives a mere authorisation and
 * the stock back. Otherwise the capture is coming, and is waited for.
 * @returns whether nothing has been captured and nothing will be
 * @throws while the order's other treatments wait for their capture
 */
export async function releaseAuthorisation(
  container: MedusaContainer,
  orderId: string
): Promise<boolean> {
  // The lock of settling: nobody captures meanwhile.
  return container
    .resolve(Modules.LOCKING)
    .execute(`settle:${orderId}`, async () => {
      const order = await readOrderToSettle(container, orderId)
      if (order.status === "canceled") {
        return true
      }
      const linked = await linkPayment(container, order)
      await ensurePayment(container, linked)
      const payments = livePayments(await readOrderToSettle(container, orderId))
      if (payments.some(({ captured_at }) => captured_at)) {
        return false
      }
      const open = await casesOf(container).listClinicalCases(
        { order_id: orderId, ended_as: null },
        { select: ["id"], take: 1 }
      )
      if (open.length > 0 && payments.length > 0) {
        throw unexpected(`The payment of order ${orderId} is not captured yet`)
      }
      if (open.length === 0) {
        await cancelOrderWorkflow(container).run({
          input: { order_id: orderId, no_notification: true },
        })
      }
      return true
    })
}
