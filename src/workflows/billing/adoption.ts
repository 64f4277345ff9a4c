import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { RefundRecord } from "../../modules/billing/types"

/** Where a payment's data name the refund that is made already; our Stripe provider reads the same name. */
const ADOPTED = "adopted_refund"

/**
 * Leaves word for our payment provider that the next refund of this amount is
 * made already, so that Medusa's workflow writes it down and sends nothing.
 * The word stands until it is dropped: pressed at the same instant in Medusa's
 * admin, the same amount is written down twice rather than sent twice.
 */
export const adoptRefund = (
  container: MedusaContainer,
  refund: RefundRecord
): Promise<void> =>
  changeData(container, refund.payment_id, (data) => ({
    ...data,
    [ADOPTED]: {
      amount: refund.amount,
      id: refund.partner_refund_id,
      status: refund.state,
    },
  }))

export const dropAdoption = (
  container: MedusaContainer,
  paymentId: string
): Promise<void> =>
  changeData(container, paymentId, ({ [ADOPTED]: _dropped, ...rest }) => rest)

async function changeData(
  container: MedusaContainer,
  id: string,
  change: (data: Record<string, unknown>) => Record<string, unknown>
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const { data } = await payments.retrievePayment(id)
  // Medusa's type names the id alone; it keeps whatever else is given.
  const update = { id, data: change(data ?? {}) }
  await payments.updatePayment(update)
}
