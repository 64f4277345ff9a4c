import { confirmedSum } from "../../../modules/billing/domain/amounts"
import { runningEnv } from "../../../shared/env"
import { formatPence } from "../../../shared/money"
import { billingOf } from "../../billing/services"
import { readPlacedOrder } from "../../checkout/read-placed-order"
import { composeEmail } from "./compose-email"
import { caseOfEmail, patientEmail } from "./customer-address"
import type { EmailBuilder } from "./types"

/**
 * The money of a request that ended is back (PAY-5): sent when the payment
 * provider has confirmed it, with the order's reference and the amount. Why it
 * ended is in the account alone.
 */
export const rejectionAndRefund: EmailBuilder = async (container, call) => {
  const found = await caseOfEmail(container, call.subject_id)
  const to = found && (await patientEmail(container, found.patient_id))
  if (!found || !to) {
    return null
  }
  const amount = confirmedSum(
    await billingOf(container).listCaseRefunds({ case_id: found.id })
  )
  const { reference } = await readPlacedOrder(container, found.order_id)
  return composeEmail({
    to,
    subject: `Your refund for order ${reference}`,
    paragraphs: [
      `Your request in order ${reference} will not be supplied, and ${formatPence(amount)} was refunded to the card you paid with.`,
      "Depending on your bank, it can take a few working days until you see it on your statement.",
      "What we advise you to do next is in your account.",
    ],
    action: {
      label: "See your account",
      url: `${runningEnv().STOREFRONT_URL.replace(/\/+$/, "")}/account`,
    },
  })
}
