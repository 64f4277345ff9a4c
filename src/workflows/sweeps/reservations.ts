import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { createReservationsWorkflow } from "@medusajs/medusa/core-flows"
import type { CaseState } from "../../modules/clinical-review/domain/case-state-machine"
import type { SupplyState } from "../../modules/dispensing/domain/supply-machine"
import { messageOf, unexpected } from "../../shared/errors"
import { rowTime } from "./row-time"

type Line = {
  order_id: string
  line_item_id: string
  variant_id: string
  quantity: string | number
}
type Part = { inventory_item_id: string; required_quantity: number }
type Reservation = {
  inventory_item_id: string
  location_id: string
  quantity: number
}

const LIMIT = 100
/** Longer than the lock that a placement holds: one that still runs makes its own. */
const GRACE_MS = 5 * 60_000

/** Cases that may still lead to a supply. */
const OPEN: CaseState[] = [
  "payment_pending",
  "identity_pending",
  "identity_action_required",
  "identity_review",
  "queued",
  "in_review",
  "awaiting_patient",
  "awaiting_acceptance",
  "awaiting_signature",
  "approved",
]
/** From dispensing on, Medusa takes reservations away and puts them back itself. */
const UNTOUCHED: SupplyState[] = [
  "scheduled",
  "due",
  "awaiting_choice",
  "ready",
]

const variantSchema = z.object({
  id: z.string(),
  inventory_items: z
    .array(
      z.object({
        inventory_item_id: z.string(),
        required_quantity: z.coerce.number(),
      })
    )
    .nullish(),
})

/**
 * Lines of open cases whose stock is reserved no more, or never was: Medusa
 * reserves beside tying an order to its basket, and a kill may have come
 * between. Without it the stock could be sold again, and the supply's gate
 * stays shut. Repeatable; what isn't on the shelf is logged each time.
 */
export async function sweepLostReservations(
  container: MedusaContainer
): Promise<number> {
  const lines = await findLines(container)
  if (lines.length === 0) {
    return 0
  }
  const parts = await partsOf(container, lines)
  let restored = 0
  for (const line of lines) {
    restored += (await restore(container, line, parts)) ? 1 : 0
  }
  return restored
}

async function findLines(container: MedusaContainer): Promise<Line[]> {
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: Line[] }>(
      `select c.order_id, c.line_item_id, l.variant_id, i.quantity
         from clinical_case c
         join "order" o on o.id = c.order_id and o.deleted_at is null
          and o.status not in ('canceled', 'archived')
         join order_item i on i.order_id = o.id and i.version = o.version
          and i.item_id = c.line_item_id and i.deleted_at is null
         join order_line_item l on l.id = i.item_id
         join product_variant v on v.id = l.variant_id and v.manage_inventory
        where c.deleted_at is null and c.state = any(?)
          and o.created_at < ? and i.fulfilled_quantity = 0
          and not exists (select 1 from reservation_item r
                           where r.line_item_id = c.line_item_id and r.deleted_at is null)
          and not exists (select 1 from supply s
                           where s.case_id = c.id and s.deleted_at is null
                             and not s.state = any(?))
        order by o.created_at limit ${LIMIT}`,
      [OPEN, new Date(rowTime().getTime() - GRACE_MS), UNTOUCHED]
    )
  return rows
}

/** What of the shelf one pack of a variant takes. */
export const stockPartsOf = async (
  container: MedusaContainer,
  variant_id: string
): Promise<Part[]> =>
  (await partsOf(container, [{ variant_id }])).get(variant_id) ?? []

/** Reserves the stock of one line; what isn't on the shelf is logged, and found by the sweep later. */
export const reserveLine = async (
  container: MedusaContainer,
  line: Line
): Promise<boolean> =>
  restore(container, line, await partsOf(container, [line]))

/** What the shelf holds for each variant, in one query. */
export async function partsOf(
  container: MedusaContainer,
  lines: Pick<Line, "variant_id">[]
): Promise<Map<string, Part[]>> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "variant",
      fields: [
        "id",
        "inventory_items.inventory_item_id",
        "inventory_items.required_quantity",
      ],
      filters: { id: [...new Set(lines.map((line) => line.variant_id))] },
    })
  return new Map(
    z
      .array(variantSchema)
      .parse(data)
      .map(({ id, inventory_items }) => [id, inventory_items ?? []])
  )
}

/** One at a time for a line; a second sweep finds it done. */
async function restore(
  container: MedusaContainer,
  line: Line,
  parts: Map<string, Part[]>
): Promise<boolean> {
  const { order_id, line_item_id } = line
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  try {
    return await container
      .resolve(Modules.LOCKING)
      .execute(`reserve:${line_item_id}`, async () => {
        const [known] = await container
          .resolve(Modules.INVENTORY)
          .listReservationItems({ line_item_id }, { take: 1 })
        if (known) {
          return false
        }
        await reserve(container, line, parts.get(line.variant_id) ?? [])
        logger.warn(
          `Stock of line ${line_item_id} of ${order_id} is reserved anew`
        )
        return true
      })
  } catch (error) {
    logger.error(
      `Stock of line ${line_item_id} of ${order_id} is not reserved: ${messageOf(error)}`
    )
    return false
  }
}

async function reserve(
  container: MedusaContainer,
  { line_item_id, ...line }: Line,
  parts: Part[]
): Promise<void> {
  const wanted = parts.map(({ inventory_item_id, required_quantity }) => ({
    inventory_item_id,
    quantity: required_quantity * Number(line.quantity),
  }))
  const reservations = await place(container, wanted)
  await createReservationsWorkflow(container).run({
    input: {
      reservations: reservations.map((one) => ({ ...one, line_item_id })),
    },
  })
}

/** Where most of it is free. Medusa refuses when that is too little. */
async function place(
  container: MedusaContainer,
  wanted: Omit<Reservation, "location_id">[]
): Promise<Reservation[]> {
  const levels = await container
    .resolve(Modules.INVENTORY)
    .listInventoryLevels({
      inventory_item_id: wanted.map((one) => one.inventory_item_id),
    })
  return wanted.map((one) => {
    const [best] = levels
      .filter((level) => level.inventory_item_id === one.inventory_item_id)
      .sort((a, b) => b.available_quantity - a.available_quantity)
    if (!best) {
      throw unexpected(`${one.inventory_item_id} is kept nowhere`)
    }
    return { ...one, location_id: best.location_id }
  })
}
