import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { readRows } from "../../shared/read-rows"
import { intentOf, OFF_SESSION, sessionOfCollection } from "./payment-session"

const linkSchema = z.object({ payment_collection_id: z.string() })

/** Whether Stripe keeps the card that paid an order for payments without its holder, as its payer agreed. */
export async function isCardKept(
  container: MedusaContainer,
  order_id: string
): Promise<boolean> {
  const links = await readRows(
    container,
    {
      entity: "order_payment_collection",
      fields: ["payment_collection_id"],
      filters: { order_id },
    },
    linkSchema
  )
  const sessions = await Promise.all(
    links.map((link) =>
      sessionOfCollection(container, link.payment_collection_id)
    )
  )
  return sessions.some(
    (session) =>
      session && intentOf(session)?.setup_future_usage === OFF_SESSION
  )
}
