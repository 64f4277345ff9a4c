import type { MedusaContainer } from "@medusajs/framework/types"
import type { Gate } from "../../modules/dispensing/domain/gates"
import { covers, type Stop } from "../../modules/dispensing/domain/stop-order"
import { supplyLabel } from "../../modules/dispensing/domain/supply-label"
import {
  OPEN_SUPPLY_STATES,
  type SupplyState,
} from "../../modules/dispensing/domain/supply-machine"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import type { SupplyWithParts } from "./facts"
import { dispensingOf } from "./services"
import { readSupplyParts, type SupplyPart } from "./supply-plans"

export type SupplyFilter = {
  state?: SupplyState[] | undefined
  q?: string | undefined
  limit: number
  offset: number
}

const NO_PART: SupplyPart = { plan: null, issue: null, is_renewal: false }

const likely = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`

/** A page of supplies, those promised first on top, with the count of all. */
export async function listSupplies(
  container: MedusaContainer,
  filter: SupplyFilter
) {
  const { q, state } = filter
  const search = q
    ? {
        $or: [
          { case_reference: { $ilike: likely(q) } },
          { reference: { $ilike: likely(q) } },
          { order_display_id: q.replace(/^#/, "") },
          { parcels: { tracking_number: { $ilike: likely(q) } } },
        ],
      }
    : {}
  const [rows, count] = await dispensingOf(container).listAndCountSupplies(
    { ...(state ? { state } : {}), ...search },
    {
      relations: ["parcels", "holds", "checks", "batches"],
      take: filter.limit,
      skip: filter.offset,
      order: { promised_from: "ASC", approved_at: "ASC", id: "ASC" },
    }
  )
  const today = londonDay(clock.now())
  const stops = await dispensingOf(container).listStopOrders(
    { released_at: null },
    { take: null }
  )
  const parts = await readSupplyParts(container, rows)
  return {
    supplies: rows.map((row) =>
      supplyRow(row, today, stops, parts.get(row.id) ?? NO_PART)
    ),
    count,
  }
}

/** The columns of a supply that every screen shows, with the stops that stand. */
export function supplyRow(
  row: SupplyWithParts,
  today: string,
  stops: Stop[],
  part: SupplyPart
) {
  const parcel = currentParcel(row)
  const stored = row.gates as { items?: Gate[] } | null
  return {
    id: row.id,
    reference: row.reference,
    case_id: row.case_id,
    case_reference: row.case_reference,
    order_id: row.order_id,
    order_display_id: row.order_display_id,
    treatment_name: row.treatment_name,
    legal_class: row.legal_class,
    quantity: row.quantity,
    state: row.state,
    label: supplyLabel(row, part),
    plan: part.plan,
    issue: part.issue,
    promised_from: row.promised_from,
    promised_to: row.promised_to,
    approved_at: row.approved_at.toISOString(),
    late: row.promised_to < today && OPEN_SUPPLY_STATES.includes(row.state),
    gates: stored?.items ?? [],
    held:
      row.holds.some((hold) => hold.released_at === null) ||
      isStopped(row, stops),
    parcel: parcel
      ? { state: parcel.state, tracking_number: parcel.tracking_number }
      : null,
  }
}

/** Until it has left: what is on its way can't be stopped any more. */
function isStopped(row: SupplyWithParts, stops: Stop[]): boolean {
  const batch_numbers = row.batches
    .filter((batch) => batch.voided_at === null)
    .map((batch) => batch.batch_number)
  return (
    OPEN_SUPPLY_STATES.includes(row.state) &&
    stops.some((stop) => covers(stop, { ...row, batch_numbers }))
  )
}

/** The parcel under way; a voided one is history. */
export const currentParcel = (row: SupplyWithParts) =>
  row.parcels.find((parcel) => parcel.state !== "voided")
