import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../../shared/errors"
import { applySession } from "../checkout/apply-stripe-event"
import { STRIPE_PROVIDER_ID } from "../checkout/payment-session"
import {
  DUE_FOR_LOOK_UP,
  firstSessionId,
  LOOK_UP_HOURS,
} from "./look-up-schedule"
import { rowTime } from "./row-time"

type SessionRow = { id: string }

const PAGE = 200

/**
 * Payment sessions whose basket has no order: the card may have been
 * authorised while nobody was there to hear of it (a closed browser, a lost
 * webhook, a killed server). Stripe is asked, often at first and seldom later.
 * The order itself is looked for: a kill may leave a basket marked as completed
 * without one. However many were given up, each one that is due is asked about.
 */
export async function sweepOpenPayments(
  container: MedusaContainer
): Promise<number> {
  const now = rowTime()
  let asked = 0
  let page: SessionRow[]
  let after = firstSessionId(
    new Date(now.getTime() - LOOK_UP_HOURS * 60 * 60_000)
  )
  do {
    page = await dueSessions(container, now, after)
    for (const { id } of page) {
      await settle(container, id)
      after = id
    }
    asked += page.length
  } while (page.length === PAGE)
  return asked
}

/** The next page of what is due, by the index of ids, which go up with time. */
async function dueSessions(
  container: MedusaContainer,
  now: Date,
  after: string
): Promise<SessionRow[]> {
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: SessionRow[] }>(
      `select distinct s.id
         from payment_session s
         join cart_payment_collection l
           on l.payment_collection_id = s.payment_collection_id and l.deleted_at is null
         join cart c on c.id = l.cart_id and c.deleted_at is null
        where s.deleted_at is null and s.provider_id = :provider
          and s.authorized_at is null
          and not exists (select 1 from order_cart o
                           where o.cart_id = c.id and o.deleted_at is null)
          and s.id > :after
          and ${DUE_FOR_LOOK_UP}
        order by s.id limit ${PAGE}`,
      { provider: STRIPE_PROVIDER_ID, now, after }
    )
  return rows
}

async function settle(container: MedusaContainer, id: string): Promise<void> {
  try {
    await applySession(container, id)
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Payment session ${id} could not be settled: ${messageOf(error)}`)
  }
}
