import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { supplyActions } from "../../modules/dispensing/domain/actions"
import { instructionsOf } from "../../modules/prescribing/domain/content"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notFound } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { judgeSupply } from "./judge"
import { stopSummary } from "./read-stops"
import { currentParcel, supplyRow } from "./read-supplies"
import type { SupplyWithParts } from "./facts"
import { dispensingOf, prescribingOf, readGraph } from "./services"
import { readStrengthChange } from "./strength-change"
import { readSupplyParts } from "./supply-plans"

const itemSchema = z.object({
  ingredient: z.string().nullish(),
  strength: z.string().nullish(),
  form: z.string().nullish(),
  pack_size: z.string().nullish(),
  gtin: z.string().nullish(),
  cold_chain: z.boolean(),
})
const patientSchema = z.object({
  first_name: z.string(),
  last_name: z.string(),
})
const orderSchema = z.object({
  shipping_address: z
    .object({
      address_1: z.string().nullish(),
      address_2: z.string().nullish(),
      city: z.string().nullish(),
      province: z.string().nullish(),
      postal_code: z.string().nullish(),
    })
    .nullish(),
})
const approverSchema = z.object({
  staff_name: z.string().nullish(),
  role: z.string().nullish(),
  registration_body: z.string().nullish(),
  registration_number: z.string().nullish(),
})

const iso = (moment: Date | null) => moment?.toISOString() ?? null

/** Everything the dispatch screen shows of a supply, its gates judged now. The reading is kept in the ledger. */
export async function readSupplyDetail(
  container: MedusaContainer,
  supplyId: string,
  actor: Actor
) {
  const dispensing = dispensingOf(container)
  const [known] = await dispensing.listSupplies(
    { id: supplyId },
    { select: ["id"] }
  )
  if (!known) {
    throw notFound("Supply", supplyId)
  }
  const now = clock.now()
  await dispensing.noteReading(supplyId, "supply", actor, now)
  const { supply, gates } = await judgeSupply(container, supplyId)
  const stops = await dispensing.stopsOver(supplyId)
  const batches = supply.batches.filter((batch) => batch.voided_at === null)
  const packs_scanned = batches.reduce((sum, batch) => sum + batch.packs, 0)
  const parts = await readSupplyParts(container, [supply])
  const { parcel: _parcel, ...row } = supplyRow(
    supply,
    londonDay(now),
    stops,
    parts.get(supply.id) ?? { plan: null, issue: null, is_renewal: false }
  )
  const approver = approverSchema.parse(supply.approved_by)
  return {
    ...row,
    gates,
    ...(await readSurroundings(container, supply)),
    strength_change: await readStrengthChange(container, supply),
    approved_by: {
      name: approver.staff_name ?? null,
      role: approver.role ?? null,
      registration_body: approver.registration_body ?? null,
      registration_number: approver.registration_number ?? null,
    },
    packs_scanned,
    picked_by: supply.picked_by,
    packed_by: supply.packed_by,
    packed_at: iso(supply.packed_at),
    dispatched_at: iso(supply.dispatched_at),
    delivered_at: iso(supply.delivered_at),
    checks: supply.checks.map((check) => ({
      kind: check.kind,
      name: check.name,
      role: check.role,
      registration_body: check.registration_body,
      registration_number: check.registration_number,
      at: check.at.toISOString(),
      voided_at: iso(check.voided_at),
    })),
    batches: batches.map(({ gtin, batch_number, expiry, packs, at }) => ({
      gtin,
      batch_number,
      expiry,
      packs,
      at: at.toISOString(),
    })),
    holds: supply.holds.map((hold) => ({
      id: hold.id,
      reason_code: hold.reason_code,
      opened_at: hold.opened_at.toISOString(),
      released_at: iso(hold.released_at),
    })),
    stops: stops.map(stopSummary),
    parcel: await readParcel(container, supply),
    history: await readHistory(container, supplyId),
    events_allowed: supplyActions({
      state: supply.state,
      gates,
      packs_missing: supply.quantity - packs_scanned,
      open_holds: supply.holds.filter((hold) => hold.released_at === null)
        .length,
    }),
  }
}

async function readParcel(container: MedusaContainer, supply: SupplyWithParts) {
  const parcel = currentParcel(supply)
  if (!parcel) {
    return null
  }
  const dispensing = dispensingOf(container)
  const events = await dispensing.listTrackingEvents(
    { parcel_id: parcel.id },
    { order: { occurred_at: "DESC" }, take: 100 }
  )
  const { id, reference, state, service_level, tracking_number } = parcel
  return {
    id,
    reference,
    state,
    service_level,
    tracking_number,
    tracking_url: tracking_number
      ? dispensing.trackingUrl(tracking_number)
      : null,
    has_label: parcel.label_file_key !== null,
    attention: parcel.attention,
    events: events.map((event) => ({
      code: event.code,
      kind: event.kind,
      source: event.source,
      occurred_at: event.occurred_at.toISOString(),
      location: event.location,
    })),
  }
}

async function readHistory(container: MedusaContainer, supplyId: string) {
  const events = await dispensingOf(container).listSupplyEvents(
    { supply_id: supplyId },
    { order: { at: "ASC", id: "ASC" }, take: 200 }
  )
  return events.map((row) => ({
    event: row.event,
    to: row.to_state,
    actor_type: row.actor_type,
    actor_id: row.actor_id,
    at: row.at.toISOString(),
  }))
}

/** Patient, address, item and instructions, from the modules that own them. */
async function readSurroundings(
  container: MedusaContainer,
  supply: SupplyWithParts
) {
  const read = <T>(
    entity: string,
    id: string,
    schema: { parse(value: unknown): T },
    fields: string[]
  ) => readGraph(container, { entity, fields, filters: { id } }, schema)
  const [[patient], [order], [item], instructions] = await Promise.all([
    read("patient", supply.patient_id, patientSchema, [
      "first_name",
      "last_name",
    ]),
    read("order", supply.order_id, orderSchema, ["shipping_address.*"]),
    read(
      "formulary_item",
      supply.formulary_item_id,
      itemSchema,
      Object.keys(itemSchema.shape)
    ),
    readInstructions(container, supply),
  ])
  const address = order?.shipping_address
  return {
    patient: {
      id: supply.patient_id,
      name: patient ? `${patient.first_name} ${patient.last_name}` : "",
    },
    deliver_to: [
      address?.address_1,
      address?.address_2,
      address?.city,
      address?.province,
      address?.postal_code?.toUpperCase(),
    ].filter((line): line is string => Boolean(line)),
    item: {
      name: supply.treatment_name,
      strength: item?.strength ?? null,
      form: item?.form ?? null,
      pack_size: item?.pack_size ?? null,
      gtin: item?.gtin ?? null,
      cold_chain: item?.cold_chain ?? false,
    },
    instructions,
  }
}

/** What the prescriber wrote of dose and directions, as it is to stand on the label (SAF-12). */
async function readInstructions(
  container: MedusaContainer,
  { prescription_id }: SupplyWithParts
): Promise<string | null> {
  if (prescription_id === null) {
    return null
  }
  const content = await prescribingOf(container).readContent(prescription_id)
  const medicine = content.medicines[0]
  return medicine ? instructionsOf(medicine.dose, medicine.directions) : null
}
