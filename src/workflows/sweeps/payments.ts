import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../../shared/errors"
import { applySession } from "../checkout/apply-stripe-event"
import { STRIPE_PROVIDER_ID } from "../checkout/payment-session"
import { isDueForLookUp, LOOK_UP_HOURS } from "./look-up-schedule"
import { rowTime } from "./row-time"

type SessionRow = { id: string; created_at: Date }

const LIMIT = 200

/**
 * Payment sessions whose basket has no order: the card may have been
 * authorised while nobody was there to hear of it (a closed browser, a lost
 * webhook, a killed server). Stripe is asked, often at first and seldom later.
 * The order itself is looked for: a kill may leave a basket marked as completed
 * without one.
 */
export async function sweepOpenPayments(
  container: MedusaContainer
): Promise<number> {
  const now = rowTime()
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: SessionRow[] }>(
      `select s.id, s.created_at
         from payment_session s
         join cart_payment_collection l
           on l.payment_collection_id = s.payment_collection_id and l.deleted_at is null
         join cart c on c.id = l.cart_id and c.deleted_at is null
        where s.deleted_at is null and s.provider_id = ?
          and s.authorized_at is null
          and not exists (select 1 from order_cart o
                           where o.cart_id = c.id and o.deleted_at is null)
          and s.created_at > ?
        order by s.created_at limit ${LIMIT}`,
      [
        STRIPE_PROVIDER_ID,
        new Date(now.getTime() - LOOK_UP_HOURS * 60 * 60_000),
      ]
    )
  const due = rows.filter((row) => isDueForLookUp(row.created_at, now))
  for (const { id } of due) {
    try {
      await applySession(container, id)
    } catch (error) {
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .warn(`Payment session ${id} could not be settled: ${messageOf(error)}`)
    }
  }
  return due.length
}
