import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { closedGates, mayLeave } from "../../modules/dispensing/domain/gates"
import { parcelWeight } from "../../modules/dispensing/domain/supply-label"
import type {
  BookedShipment,
  ShipmentRequest,
} from "../../modules/dispensing/provider"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { addMinutes, clock } from "../../shared/clock"
import { messageOf, notFound } from "../../shared/errors"
import { createOutcome } from "../../shared/http/http-client"
import { toPence } from "../../shared/money"
import type {
  CallHandler,
  CallOutcome,
  OutboundCall,
} from "../../shared/partner-calls"
import { judgeSupply, type Judged } from "./judge"
import { storeLabel } from "./label-file"
import { dispensingOf, readGraph } from "./services"

/**
 * Royal Mail may still be at work on a request whose answer was lost, and knows
 * no key against doing it twice: what isn't there is believed at the second
 * look, five minutes after the first (the retry schedule's first wait).
 */
const NOT_THERE_YET = "not there yet"
/** After this nothing late arrives any more; the day's manifest comes later still. */
const SETTLE_MINUTES = 15

const resultSchema = z.object({
  carrier_reference: z.string(),
  service_code: z.string().nullable(),
  tracking_number: z.string().nullable(),
  label_file_key: z.string().nullable(),
})

const itemSchema = z.object({ weight_grams: z.coerce.number() })
const orderSchema = z.object({
  shipping_address: z.object({
    first_name: z.string().nullish(),
    last_name: z.string().nullish(),
    address_1: z.string(),
    address_2: z.string().nullish(),
    city: z.string(),
    province: z.string().nullish(),
    postal_code: z.string(),
    country_code: z.string(),
  }),
  items: z.array(
    z.object({ id: z.string(), unit_price: z.coerce.number() }).nullable()
  ),
})

/** What the carrier is told: address, weight and value, never what is inside. */
async function shipmentRequest(
  container: MedusaContainer,
  { supply }: Judged,
  parcel: Pick<
    ShipmentRequest,
    "reference" | "service_level" | "signature_required"
  >
): Promise<ShipmentRequest> {
  const [item] = await readGraph(
    container,
    {
      entity: "formulary_item",
      fields: ["weight_grams"],
      filters: { id: supply.formulary_item_id },
    },
    itemSchema
  )
  const [order] = await readGraph(
    container,
    {
      entity: "order",
      fields: ["shipping_address.*", "items.id", "items.unit_price"],
      filters: { id: supply.order_id },
    },
    orderSchema
  )
  if (!order) {
    throw notFound("Delivery address of order", supply.order_id)
  }
  const address = order.shipping_address
  const line = order.items.find((row) => row?.id === supply.line_item_id)
  const name = [address.first_name, address.last_name].filter(Boolean).join(" ")
  return {
    reference: parcel.reference,
    service_level: parcel.service_level,
    signature_required: parcel.signature_required,
    ordered_at: supply.approved_at,
    recipient: {
      name,
      address_1: address.address_1,
      ...(address.address_2 ? { address_2: address.address_2 } : {}),
      city: address.city,
      ...(address.province ? { county: address.province } : {}),
      postcode: address.postal_code,
      country_code: address.country_code,
    },
    weight_grams: parcelWeight(item?.weight_grams ?? 0, supply.quantity),
    goods_value: toPence(line?.unit_price ?? 0) * supply.quantity,
  }
}

async function createShipment(
  container: MedusaContainer,
  call: OutboundCall
): Promise<CallOutcome> {
  const dispensing = dispensingOf(container)
  const parcel = await dispensing.retrieveParcel(call.subject_id)
  if (parcel.state !== "packed") {
    return { kind: "refused", error: `Parcel is ${parcel.state}` }
  }
  const judged = await judgeSupply(container, parcel.supply_id)
  if (!mayLeave(judged.gates)) {
    return { kind: "retry", error: `gate_closed: ${closedGates(judged.gates)}` }
  }
  let request: ShipmentRequest
  try {
    request = await shipmentRequest(container, judged, parcel)
  } catch (error) {
    // Nothing was sent; a person looks at the order.
    return { kind: "refused", error: messageOf(error) }
  }
  let booked: BookedShipment
  try {
    booked = await dispensing.bookShipment(request)
  } catch (error) {
    return createOutcome(error)
  }
  try {
    return { kind: "done", result: await keep(container, parcel.id, booked) }
  } catch (error) {
    // Booked, but the label is not stored: the look-up fetches it again.
    return { kind: "unknown", error: messageOf(error) }
  }
}

async function keep(
  container: MedusaContainer,
  parcelId: string,
  booked: BookedShipment
): Promise<z.infer<typeof resultSchema>> {
  const dispensing = dispensingOf(container)
  const parcel = await dispensing.retrieveParcel(parcelId)
  const { patient_id } = await dispensing.retrieveSupply(parcel.supply_id)
  const { label_pdf, ...rest } = booked
  const label_file_key = label_pdf
    ? await storeLabel(container, { ...parcel, patient_id }, label_pdf)
    : parcel.label_file_key
  return { ...rest, label_file_key }
}

/** Looks at the carrier by our reference, and keeps what is there. */
export async function findBooked(
  container: MedusaContainer,
  parcel: { id: string; reference: string }
): Promise<z.infer<typeof resultSchema> | undefined> {
  const booked = await dispensingOf(container).findShipment(parcel.reference)
  return booked ? keep(container, parcel.id, booked) : undefined
}

const createShipmentCall: CallHandler = {
  onUnknown: "look_up",
  send: createShipment,
  lookUp: async (container, call) => {
    try {
      const parcel = await dispensingOf(container).retrieveParcel(
        call.subject_id
      )
      const result = await findBooked(container, parcel)
      if (result) {
        return { kind: "found", result }
      }
      return call.last_error === NOT_THERE_YET
        ? { kind: "not_found", waited: true }
        : { kind: "unavailable", error: NOT_THERE_YET }
    } catch (error) {
      return { kind: "unavailable", error: messageOf(error) }
    }
  },
  done: async (container, call, result) => {
    // Marked done by hand: what the carrier has is looked up.
    const parsed = resultSchema.safeParse(result)
    const parcel = { id: call.subject_id, reference: call.reference }
    const shipment = parsed.data ?? (await findBooked(container, parcel))
    if (shipment) {
      const dispensing = dispensingOf(container)
      await dispensing.recordShipment(call.subject_id, shipment, clock.now())
      await dispensing.takeBackLate(call.subject_id, clock.now())
    }
    if (call.attempts > 1) {
      await tidyLater(container, call)
    }
  },
}

/** What was asked for more than once may be there more than once. */
async function tidyLater(
  container: MedusaContainer,
  call: OutboundCall
): Promise<void> {
  const { subject_type, subject_id, order_id, case_id } = call
  const subject = { subject_type, subject_id, order_id, case_id }
  await container
    .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
    .enqueue(
      [
        {
          ...subject,
          partner: call.partner,
          operation: "void_duplicates",
          reference: `${call.reference}/duplicates`,
        },
      ],
      addMinutes(clock.now(), SETTLE_MINUTES)
    )
}

const voidDuplicatesCall: CallHandler = {
  // Taking back twice does no harm.
  onUnknown: "repeat",
  send: async (container, call) => {
    const dispensing = dispensingOf(container)
    const parcel = await dispensing.retrieveParcel(call.subject_id)
    const { reference, carrier_reference: keep } = parcel
    if (keep === null) {
      return { kind: "refused", error: "the parcel has no shipment to keep" }
    }
    try {
      const voided = await dispensing.voidOtherShipments(reference, keep)
      return { kind: "done", result: { voided } }
    } catch (error) {
      return createOutcome(error)
    }
  },
}

const voidShipmentCall: CallHandler = {
  // Taking back twice does no harm.
  onUnknown: "repeat",
  send: async (container, call) => {
    const dispensing = dispensingOf(container)
    const parcel = await dispensing.retrieveParcel(call.subject_id)
    try {
      await dispensing.voidOtherShipments(parcel.reference, null)
      if (parcel.carrier_reference) {
        await dispensing.voidShipment(parcel.carrier_reference)
      }
      return { kind: "done", result: {} }
    } catch (error) {
      return createOutcome(error)
    }
  },
}

/** What dispensing sends to the carrier. */
export const dispensingCalls: Record<string, CallHandler> = {
  "royal_mail.create_shipment": createShipmentCall,
  "royal_mail.void_shipment": voidShipmentCall,
  "royal_mail.void_duplicates": voidDuplicatesCall,
}
