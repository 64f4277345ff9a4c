import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { deleteReservationsByLineItemsWorkflow } from "@medusajs/medusa/core-flows"
import { messageOf } from "../../shared/errors"
import { settleOrderWorkflow } from "../checkout/settle-order"
import { rowTime } from "./row-time"

const LIMIT = 100
/** A running placement is not disturbed. */
const GRACE_MS = 30_000
const WINDOW_MS = 30 * 24 * 60 * 60_000

/**
 * Orders that were placed and not settled: without a payment although the card
 * was authorised, authorised and not captured, with a treatment and no case.
 * What can't be settled (an order by some other way, without a payment) is
 * logged each time.
 */
export async function sweepUnsettledOrders(
  container: MedusaContainer
): Promise<number> {
  const now = rowTime().getTime()
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: { id: string }[] }>(
      `select o.id from "order" o
         join order_cart l on l.order_id = o.id and l.deleted_at is null
        where o.deleted_at is null and o.is_draft_order = false
          and o.status not in ('canceled', 'archived')
          and o.metadata->>'settled_at' is null
          and o.created_at between ? and ?
        order by o.created_at limit ${LIMIT}`,
      [new Date(now - WINDOW_MS), new Date(now - GRACE_MS)]
    )
  for (const { id } of rows) {
    await settle(container, id)
  }
  return rows.length
}

async function settle(container: MedusaContainer, id: string): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  try {
    const { result } = await settleOrderWorkflow(container).run({
      input: { order_id: id },
    })
    if (!result.settled) {
      logger.warn(`Order ${id} has no authorised payment`)
    }
  } catch (error) {
    logger.error(`Order ${id} is not settled: ${messageOf(error)}`)
  }
}

type Orphan = { id: string; line_ids: string[]; collection_ids: string[] }

/**
 * Orders that are nobody's: the process was killed between making the order
 * and tying it to its basket. Nothing was authorised for them, since that comes
 * after, and the basket will make another order, so they are cancelled with
 * what may have been written beside the missing tie: stock and payment link.
 */
export async function sweepOrphanedOrders(
  container: MedusaContainer
): Promise<number> {
  const now = rowTime().getTime()
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: Orphan[] }>(
      `select o.id,
              array(select r.line_item_id from order_item i
                      join reservation_item r on r.line_item_id = i.item_id
                       and r.deleted_at is null
                     where i.order_id = o.id and i.deleted_at is null) line_ids,
              array(select p.payment_collection_id
                      from order_payment_collection p
                     where p.order_id = o.id and p.deleted_at is null) collection_ids
         from "order" o
        where o.deleted_at is null and o.is_draft_order = false
          and o.status = 'pending' and o.metadata->>'basket_id' is not null
          and not exists (select 1 from order_cart l
                           where l.order_id = o.id and l.deleted_at is null)
          and o.created_at between ? and ?
        order by o.created_at limit ${LIMIT}`,
      // Longer than the lock that a placement holds.
      [new Date(now - WINDOW_MS), new Date(now - 5 * 60_000)]
    )
  for (const orphan of rows) {
    await cancelOrphan(container, orphan)
  }
  return rows.length
}

/** Cancelled last, so that a crash in between is found again. Medusa's own cancelling would give the basket's money back. */
async function cancelOrphan(
  container: MedusaContainer,
  { id, line_ids, collection_ids }: Orphan
): Promise<void> {
  if (line_ids.length > 0) {
    await deleteReservationsByLineItemsWorkflow(container).run({
      input: { ids: line_ids },
    })
  }
  const links = collection_ids.map((payment_collection_id) => ({
    [Modules.ORDER]: { order_id: id },
    [Modules.PAYMENT]: { payment_collection_id },
  }))
  if (links.length > 0) {
    await container.resolve(ContainerRegistrationKeys.LINK).dismiss(links)
  }
  await container.resolve(Modules.ORDER).cancel(id)
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(`Order ${id} had no basket and was cancelled`)
}
