import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createReservationsWorkflow } from "@medusajs/medusa/core-flows"
import { messageOf } from "../../shared/errors"
import { partsOf } from "../sweeps/reservations"
import type { MonthOrder } from "./instalment-order"
import type { Month } from "./months"

type Part = { inventory_item_id: string; quantity: number }
type Level = {
  inventory_item_id: string
  location_id: string
  available: number
}
type Reservation = Part & { location_id: string; line_item_id: string }

/** The shelf as it is now, from which months take one after the other. */
export class Shelf {
  private constructor(
    private readonly parts: Map<
      string,
      { inventory_item_id: string; required_quantity: number }[]
    >,
    private readonly levels: Level[]
  ) {}

  static async read(
    container: MedusaContainer,
    months: readonly Month[]
  ): Promise<Shelf> {
    const parts = await partsOf(
      container,
      months.map(({ plan }) => plan)
    )
    const items = [...parts.values()].flat()
    const levels =
      items.length === 0
        ? []
        : await container.resolve(Modules.INVENTORY).listInventoryLevels(
            {
              inventory_item_id: [
                ...new Set(items.map((one) => one.inventory_item_id)),
              ],
            },
            { take: null }
          )
    return new Shelf(
      parts,
      levels.map(({ inventory_item_id, location_id, available_quantity }) => ({
        inventory_item_id,
        location_id,
        available: available_quantity,
      }))
    )
  }

  /** Where a month's packs are taken from; null when there are too few. */
  take({ plan }: Month): Omit<Reservation, "line_item_id">[] | null {
    const wanted = (this.parts.get(plan.variant_id) ?? []).map(
      ({ inventory_item_id, required_quantity }): Part => ({
        inventory_item_id,
        quantity: required_quantity * plan.quantity,
      })
    )
    const places = wanted.map((part) => ({ part, level: this.placeOf(part) }))
    if (places.some(({ level }) => level === undefined)) {
      return null
    }
    return places.flatMap(({ part, level }) => {
      if (!level) {
        return []
      }
      level.available -= part.quantity
      return [{ ...part, location_id: level.location_id }]
    })
  }

  private placeOf({ inventory_item_id, quantity }: Part): Level | undefined {
    return this.levels
      .filter(
        (level) =>
          level.inventory_item_id === inventory_item_id &&
          level.available >= quantity
      )
      .sort((a, b) => b.available - a.available)[0]
  }
}

/**
 * Keeps the stock of some months' orders, each once. Nothing is charged that
 * isn't on the shelf.
 * @returns the months whose packs are kept
 */
export async function reserveOrders(
  container: MedusaContainer,
  months: readonly Month[],
  orders: Map<string, MonthOrder>,
  shelf: Shelf
): Promise<Set<string>> {
  const lines = months.flatMap((month) => {
    const order = orders.get(month.instalment.id)
    return order ? [{ month, line_item_id: order.line_item_id }] : []
  })
  const known = await container
    .resolve(Modules.INVENTORY)
    .listReservationItems(
      { line_item_id: lines.map(({ line_item_id }) => line_item_id) },
      { select: ["line_item_id"], take: null }
    )
  const done = new Set(known.map(({ line_item_id }) => line_item_id))
  const wanted = lines
    .filter(({ line_item_id }) => !done.has(line_item_id))
    .map(({ month, line_item_id }) => ({
      line_item_id,
      reservations: shelf.take(month)?.map((one) => ({ ...one, line_item_id })),
    }))
  for (const line_item_id of await reserve(container, wanted)) {
    done.add(line_item_id)
  }
  return new Set(
    lines.flatMap(({ month, line_item_id }) =>
      done.has(line_item_id) ? [month.instalment.id] : []
    )
  )
}

type Wanted = {
  line_item_id: string
  reservations: Reservation[] | undefined
}

/** All at once; where a checkout took the last pack meanwhile, one by one, as far as it goes. */
async function reserve(
  container: MedusaContainer,
  wanted: Wanted[]
): Promise<string[]> {
  const possible = wanted.filter(({ reservations }) => reservations)
  if (await tryReserve(container, possible)) {
    return possible.map(({ line_item_id }) => line_item_id)
  }
  const done: string[] = []
  for (const one of possible) {
    if (await tryReserve(container, [one])) {
      done.push(one.line_item_id)
    }
  }
  return done
}

async function tryReserve(
  container: MedusaContainer,
  wanted: Wanted[]
): Promise<boolean> {
  const reservations = wanted.flatMap((one) => one.reservations ?? [])
  if (reservations.length === 0) {
    return true
  }
  try {
    await createReservationsWorkflow(container).run({ input: { reservations } })
    return true
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        `Stock of ${wanted.length} months was not kept: ${messageOf(error)}`
      )
    return false
  }
}
