import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** How an order is called in emails, in the account and in the admin: "#12". */
export const orderReference = (displayId: number): string => `#${displayId}`

/** What the confirmation page and the email say about an order. */
export async function readPlacedOrder(
  container: MedusaContainer,
  orderId: string
): Promise<{ id: string; display_id: number; reference: string }> {
  const order = await container
    .resolve(Modules.ORDER)
    .retrieveOrder(orderId, { select: ["id", "display_id"] })
  const { id, display_id } = order
  return { id, display_id, reference: orderReference(display_id) }
}
