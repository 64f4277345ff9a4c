import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type {
  CheckFact,
  SupplyFacts,
} from "../../modules/dispensing/domain/gates"
import { LEGAL_CLASSES } from "../../modules/formulary/domain/legal-class"
import { identityValidUntil } from "../../modules/patient/domain/identity-validity"
import { IDENTITY_STATUSES } from "../../modules/patient/domain/profile"
import { stricterOf } from "../../shared/legal-class"
import { toPence } from "../../shared/money"
import { plansOf } from "../treatment-plan/services"
import { readLongGap, type LongGap } from "../treatment-plan/long-gap"
import { startOfSupply } from "../treatment-plan/supply-start"
import { findFulfilment } from "./fulfilment"
import { carriedCheck } from "./carried-check"
import { readCheckInFact } from "./check-in-fact"
import { readGpConfirmation } from "./gp-confirmation"
import { isPaidBack } from "./money-back"
import { readPrescriptionFacts } from "./prescription-facts"
import { dispensingOf, readGraph } from "./services"
import { findTorn } from "./torn-fulfilment"

const date = z.coerce.date()
const money = z.coerce.number()

const patientSchema = z.object({
  identity_status: z.enum(IDENTITY_STATUSES),
  identity_verified_at: date.nullable(),
})
const caseSchema = z.object({
  state: z.string(),
  consultation_id: z.string().nullish(),
})
const categorySchema = z.object({
  gp_letter_wait_hours: z.number(),
  identity_recheck_months: z.number(),
})
const itemSchema = z.object({ legal_class: z.enum(LEGAL_CLASSES) })
const letterSchema = z.object({ state: z.string(), sent_at: date.nullish() })
const orderSchema = z.object({
  payment_collections: z
    .array(
      z
        .object({
          status: z.string(),
          amount: money,
          captured_amount: money.nullish(),
          refunded_amount: money.nullish(),
        })
        .nullable()
    )
    .nullish(),
})
const reservationSchema = z.object({ quantity: money })

/** A supply with what belongs to it, as the module gives it. */
export const readSupply = (container: MedusaContainer, id: string) =>
  dispensingOf(container).retrieveSupply(id, {
    relations: ["checks", "holds", "batches", "parcels"],
  })

export type SupplyWithParts = Awaited<ReturnType<typeof readSupply>>

/**
 * Gathers what the modules know of a supply, at one moment, for the gates. A
 * module that knows nothing leaves its gate closed.
 */
export async function gatherFacts(
  container: MedusaContainer,
  supply: SupplyWithParts
): Promise<SupplyFacts> {
  const [
    patient,
    theCase,
    category,
    letter,
    prescription,
    payment,
    stock,
    gpConfirmation,
    item,
    checkIn,
  ] = await Promise.all([
    one(container, "patient", supply.patient_id, patientSchema),
    one(container, "clinical_case", supply.case_id, caseSchema),
    first(
      container,
      "clinical_category",
      { handle: supply.category_handle },
      categorySchema
    ),
    first(
      container,
      "letter",
      // A change of strength tells the GP, and holds nothing up.
      { case_id: supply.case_id, dose_change_id: null },
      letterSchema
    ),
    readPrescriptionFacts(container, supply),
    readPayment(container, supply),
    readStock(container, supply),
    readGpConfirmation(container, supply),
    one(container, "formulary_item", supply.formulary_item_id, itemSchema),
    readCheckInFact(container, supply),
  ])
  const gap = await gapBefore(container, supply, theCase)
  const start = await startOfSupply(container, {
    ...supply,
    consultation_id: theCase?.consultation_id ?? null,
  })
  return {
    supply_id: supply.id,
    // An item that turned out to need more is not let go by what it was taken for.
    legal_class: stricterOf(
      supply.legal_class,
      item?.legal_class ?? supply.legal_class
    ),
    formulary_item_id: supply.formulary_item_id,
    quantity: supply.quantity,
    picked_by: supply.picked_by,
    scanned_by: supply.batches
      .filter((batch) => batch.voided_at === null)
      .map((batch) => batch.scanned_by),
    identity: patient
      ? {
          status: patient.identity_status,
          valid_until: identityValidUntil(
            patient,
            category?.identity_recheck_months
          ),
        }
      : null,
    case: theCase
      ? {
          state: theCase.state,
          prescriber_user_id: prescription?.prescriber_user_id ?? null,
          course: await courseOf(container, theCase),
        }
      : null,
    prescription: prescription?.facts ?? null,
    payment,
    stock,
    letter: letter
      ? { state: letter.state, sent_at: letter.sent_at ?? null }
      : null,
    gp_letter_wait_hours: category?.gp_letter_wait_hours ?? 0,
    gp_confirmation: gpConfirmation,
    check_in: checkIn,
    clinical_check:
      validCheck(supply, "clinical") ??
      (gap ? null : await carriedCheck(container, supply)),
    accuracy_check: validCheck(supply, "accuracy"),
    gap,
    earliest_day: start.not_before,
    overlap: {
      flagged: supply.overlap_flagged || start.overlaps,
      acknowledged: supply.overlap_acknowledged_at !== null,
    },
    open_holds:
      supply.holds.filter((hold) => hold.released_at === null).length +
      (await dispensingOf(container).stopsOver(supply.id)).length,
  }
}

/** What was paid in time, and a renewal that was approved, may wait until the last supply is too long ago (SAF-18). */
const gapBefore = (
  container: MedusaContainer,
  { case_id, category_handle, dispatched_at }: SupplyWithParts,
  theCase: z.infer<typeof caseSchema> | undefined
): Promise<LongGap | null> | null =>
  dispatched_at === null
    ? readLongGap(container, {
        case_id,
        category_handle,
        consultation_id: theCase?.consultation_id ?? null,
      })
    : null

/** The course of treatment on which a case rests (REN-4). */
async function courseOf(
  container: MedusaContainer,
  { consultation_id }: z.infer<typeof caseSchema>
): Promise<NonNullable<SupplyFacts["case"]>["course"]> {
  const course =
    consultation_id && (await plansOf(container).courseOf(consultation_id))
  return course
    ? { is_open: course.state === "open", limit_on: course.limit_on }
    : null
}

function validCheck(
  supply: SupplyWithParts,
  kind: "clinical" | "accuracy"
): CheckFact | null {
  const check = supply.checks.find(
    (row) => row.kind === kind && row.voided_at === null
  )
  return check
    ? { user_id: check.user_id, name: check.name, at: check.at }
    : null
}

/**
 * What was due, captured and refunded for the whole order, in pence. Where this
 * treatment's own part was given back, the rest doesn't pay for it.
 */
async function readPayment(
  container: MedusaContainer,
  supply: SupplyWithParts
) {
  const order = await one(container, "order", supply.order_id, orderSchema, [
    "payment_collections.status",
    "payment_collections.amount",
    "payment_collections.captured_amount",
    "payment_collections.refunded_amount",
  ])
  const collections = (order?.payment_collections ?? []).flatMap((row) =>
    row && row.status !== "canceled" ? [row] : []
  )
  if (collections.length === 0) {
    return null
  }
  const sum = (amounts: (number | null | undefined)[]) =>
    amounts.reduce<number>((total, amount) => total + toPence(amount ?? 0), 0)
  const captured = sum(collections.map((row) => row.captured_amount))
  return {
    due: sum(collections.map((row) => row.amount)),
    captured,
    refunded: (await isPaidBack(container, supply))
      ? captured
      : sum(collections.map((row) => row.refunded_amount)),
  }
}

/**
 * The fulfilment takes the stock and ends the reservation. Medusa is asked for
 * it each time: a crash may have come before the parcel knew of it, and what
 * was cancelled is not in the pack.
 */
async function readStock(
  container: MedusaContainer,
  supply: SupplyWithParts
): Promise<SupplyFacts["stock"]> {
  const parcel = supply.parcels.find(({ state }) => state !== "voided")
  const fulfilment =
    parcel &&
    ((await findFulfilment(container, supply.order_id, parcel.id)) ??
      (await findTorn(container, supply, parcel)))
  const taken = fulfilment !== undefined
  const cancelled = parcel?.fulfillment_id != null && !taken
  const rows = await readGraph(
    container,
    {
      entity: "reservation",
      fields: ["quantity"],
      filters: { line_item_id: supply.line_item_id },
    },
    reservationSchema
  )
  const reserved = rows.reduce((total, row) => total + row.quantity, 0)
  return { taken, cancelled, reserved }
}

const one = <T>(
  container: MedusaContainer,
  entity: string,
  id: string,
  schema: { shape: Record<string, unknown>; parse(value: unknown): T },
  fields = Object.keys(schema.shape)
) => first(container, entity, { id }, schema, fields)

async function first<T>(
  container: MedusaContainer,
  entity: string,
  filters: Record<string, unknown>,
  schema: { shape: Record<string, unknown>; parse(value: unknown): T },
  fields = Object.keys(schema.shape)
): Promise<T | undefined> {
  const rows = await readGraph(container, { entity, fields, filters }, schema)
  return rows[0]
}
