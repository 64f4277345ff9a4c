import { covers } from "./domain/stop-order"
import { OPEN_SUPPLY_STATES } from "./domain/supply-machine"
import { run, type Shared, type StopRow, type SupplyRow } from "./records"

const COLUMN = {
  patient: "patient_id",
  case: "case_id",
  item: "formulary_item_id",
  batch: "formulary_item_id",
} as const

/** The supplies under a stop that have not left, each held until the transaction ends. */
export async function coveredSupplies(
  stop: StopRow,
  shared: Shared
): Promise<SupplyRow[]> {
  const states = OPEN_SUPPLY_STATES.map(() => "?").join(", ")
  const rows = await run<SupplyRow>(
    shared,
    `select * from supply where ${COLUMN[stop.scope]} = ? and state in (${states})
        and deleted_at is null order by id for update`,
    [stop.subject_id, ...OPEN_SUPPLY_STATES]
  )
  if (stop.scope !== "batch") {
    return rows
  }
  // Read under the locks: a pack that was being scanned is in its supply now.
  const scanned = await run<{ supply_id: string; batch_number: string }>(
    shared,
    `select b.supply_id, b.batch_number from supply_batch b
       join supply s on s.id = b.supply_id
      where s.formulary_item_id = ? and b.voided_at is null
        and b.deleted_at is null`,
    [stop.subject_id]
  )
  return rows.filter((row) =>
    covers(stop, {
      ...row,
      batch_numbers: scanned
        .filter(({ supply_id }) => supply_id === row.id)
        .map(({ batch_number }) => batch_number),
    })
  )
}
