import type { MedusaContainer } from "@medusajs/framework/types"
import { CASE_ENDED, covers } from "../../modules/dispensing/domain/stop-order"
import { OPEN_SUPPLY_STATES } from "../../modules/dispensing/domain/supply-machine"
import { medicineName } from "../../modules/formulary/domain/medicine-name"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notFound } from "../../shared/errors"
import { staffNames } from "../clinical-review/read-queue"
import { casesOf, formularyOf, patientsOf } from "../clinical-review/services"
import { dispensingOf } from "./services"

type Dispensing = ReturnType<typeof dispensingOf>
type StopRow = Awaited<ReturnType<Dispensing["retrieveStopOrder"]>>

const iso = (moment: Date | null) => moment?.toISOString() ?? null

/** A stop as a supply and a case show it. */
export const stopSummary = (
  stop: Pick<StopRow, "id" | "scope" | "reason_code" | "opened_at">
) => ({
  id: stop.id,
  scope: stop.scope,
  reason_code: stop.reason_code,
  opened_at: stop.opened_at.toISOString(),
})

/** The end of a case leaves a stop for good, which nobody has to deal with: it is no open one. */
const STOPS_IN = {
  open: { released_at: null, reason_code: { $ne: CASE_ENDED } },
  ended: { released_at: null, reason_code: CASE_ENDED },
  released: { released_at: { $ne: null } },
  all: {},
}

/** A page of stops, the newest on top; nothing of what was written about them. */
export async function listStops(
  container: MedusaContainer,
  filter: { state: keyof typeof STOPS_IN; limit: number; offset: number }
) {
  const [rows, count] = await dispensingOf(container).listAndCountStopOrders(
    STOPS_IN[filter.state],
    {
      take: filter.limit,
      skip: filter.offset,
      order: { opened_at: "DESC", id: "DESC" },
    }
  )
  return { stops: await viewsOf(container, rows), count }
}

/** One stop with its words in plain; that they were read goes on record. */
export async function readStop(
  container: MedusaContainer,
  id: string,
  actor: Actor
) {
  const dispensing = dispensingOf(container)
  await dispensing.noteStopReading(id, actor, clock.now())
  const { stop, note, release_reason } = await dispensing.readStop(id)
  const [view] = await viewsOf(container, [stop])
  if (!view) {
    throw notFound("Stop", id)
  }
  return { ...view, note, release_reason }
}

/** The stops that stand over a case: its own and its patient's. */
export async function readCaseStops(
  container: MedusaContainer,
  of: { id: string; patient_id: string }
) {
  const { patient_id, id: case_id } = of
  const stops = await dispensingOf(container).stopsOverPerson({
    patient_id,
    case_id,
  })
  return { stops: stops.map(stopSummary) }
}

/** When supply was last stopped or let go: another text after each. */
export async function lastStopChange(
  container: MedusaContainer
): Promise<string> {
  const [latest] = await dispensingOf(container).listStopOrders(
    {},
    { select: ["id", "updated_at"], take: 1, order: { updated_at: "DESC" } }
  )
  return latest ? `${latest.id} ${latest.updated_at.toISOString()}` : "none"
}

async function viewsOf(container: MedusaContainer, rows: StopRow[]) {
  const names = await staffNames(
    container,
    rows.flatMap((row) =>
      row.released_by ? [row.opened_by, row.released_by] : [row.opened_by]
    )
  )
  return Promise.all(rows.map((row) => viewOf(container, row, names)))
}

async function viewOf(
  container: MedusaContainer,
  row: StopRow,
  names: Map<string, string>
) {
  return {
    ...stopSummary(row),
    ...(await subjectOf(container, row)),
    batch_number: row.batch_number,
    opened_by: names.get(row.opened_by) ?? null,
    released_at: iso(row.released_at),
    released_by: row.released_by ? (names.get(row.released_by) ?? null) : null,
    supplies_held: row.released_at ? 0 : await countHeld(container, row),
    releasable: row.released_at === null && row.reason_code !== CASE_ENDED,
  }
}

async function subjectOf(
  container: MedusaContainer,
  row: StopRow
): Promise<{ subject: string; case_id: string | null }> {
  if (row.scope === "case") {
    const found = await casesOf(container).retrieveClinicalCase(row.subject_id)
    return { subject: `Case ${found.reference}`, case_id: found.id }
  }
  if (row.scope === "patient") {
    const patient = await patientsOf(container).retrievePatient(row.subject_id)
    const [latest] = await casesOf(container).listClinicalCases(
      { patient_id: row.subject_id },
      { select: ["id"], take: 1, order: { created_at: "DESC" } }
    )
    const subject = `${patient.first_name} ${patient.last_name}`
    return { subject, case_id: latest?.id ?? null }
  }
  const item = await formularyOf(container).retrieveFormularyItem(
    row.subject_id
  )
  return { subject: medicineName(item), case_id: null }
}

const COLUMN = {
  patient: "patient_id",
  case: "case_id",
  item: "formulary_item_id",
  batch: "formulary_item_id",
} as const

async function countHeld(
  container: MedusaContainer,
  row: StopRow
): Promise<number> {
  const open = await dispensingOf(container).listSupplies(
    { [COLUMN[row.scope]]: row.subject_id, state: [...OPEN_SUPPLY_STATES] },
    { relations: ["batches"], take: null }
  )
  return open.filter((supply) =>
    covers(row, {
      ...supply,
      batch_numbers: supply.batches
        .filter((batch) => batch.voided_at === null)
        .map((batch) => batch.batch_number),
    })
  ).length
}
