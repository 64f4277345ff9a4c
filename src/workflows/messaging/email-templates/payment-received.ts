import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { runningEnv } from "../../../shared/env"
import { orderReference } from "../../checkout/read-placed-order"
import { plansOf } from "../../treatment-plan/services"
import { composeEmail } from "./compose-email"
import type { EmailBuilder } from "./types"

/**
 * Confirms a payment by the order's reference (PAY-4), and what was agreed to
 * pay later, to keep (PAY-3); neither product nor condition.
 */
export const paymentReceived: EmailBuilder = async (container, call) => {
  const order = await container
    .resolve(Modules.ORDER)
    .retrieveOrder(call.subject_id, { select: ["id", "display_id", "email"] })
  if (!order.email) {
    return null
  }
  const reference = orderReference(order.display_id)
  return composeEmail({
    to: order.email,
    subject: `Payment received for order ${reference}`,
    paragraphs: [
      `We have received your payment for order ${reference}. Thank you.`,
      "Our clinical team is now reviewing it. We may ask you a question in your account before they decide.",
      "If we can't supply what you ordered, we refund it.",
      ...(await agreementOf(container, order.id)),
    ],
    action: {
      label: "See your order",
      url: `${runningEnv().STOREFRONT_URL.replace(/\/+$/, "")}/account`,
    },
  })
}

/** What the patient agreed to with the plans of an order, a sentence a paragraph. */
async function agreementOf(
  container: MedusaContainer,
  order_id: string
): Promise<string[]> {
  const [plan] = await plansOf(container).listPlans(
    { order_id },
    { select: ["id"], order: { id: "ASC" }, take: 1 }
  )
  const mandate = plan ? await plansOf(container).mandateOf(plan.id) : undefined
  // One agreement covers all plans of an order.
  return mandate
    ? ["What you agreed to, for you to keep:", ...mandate.text.split("\n")]
    : []
}
