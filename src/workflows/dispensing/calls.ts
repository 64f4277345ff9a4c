import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { closedGates, mayLeave } from "../../modules/dispensing/domain/gates"
import { parcelWeight } from "../../modules/dispensing/domain/supply-label"
import type {
  BookedShipment,
  ShipmentRequest,
} from "../../modules/dispensing/provider"
import { clock } from "../../shared/clock"
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
      return result ? { kind: "found", result } : { kind: "not_found" }
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
}
