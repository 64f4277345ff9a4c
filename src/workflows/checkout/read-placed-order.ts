import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** How an order is called, on the page and on the telephone. */
export const orderReference = (displayId: number): string =>
  `ORD-${String(displayId).padStart(6, "0")}`

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
