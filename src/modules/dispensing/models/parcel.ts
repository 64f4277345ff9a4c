import { model } from "@medusajs/framework/utils"
import { parcelMachine } from "../domain/parcel-machine"
import { Supply } from "./supply"
import { TrackingEvent } from "./tracking-event"

/** What is handed to the carrier; one Medusa fulfilment each. */
export const Parcel = model
  .define("parcel", {
    id: model.id({ prefix: "par" }).primaryKey(),
    /** Our own key, which the carrier keeps and by which a lost answer is looked up. */
    reference: model.text().unique(),
    fulfillment_id: model.text().nullable(),
    /** The Medusa shipment is made. */
    shipment_at: model.dateTime().nullable(),
    carrier: model.text(),
    service_level: model.enum(["standard", "special"]),
    signature_required: model.boolean().default(false),
    service_code: model.text().nullable(),
    carrier_reference: model.text().nullable(),
    tracking_number: model.text().searchable().nullable(),
    label_file_key: model.text().nullable(),
    state: model.enum(parcelMachine.states).default(parcelMachine.initial),
    /** The carrier's time of the last scan that counted. */
    last_event_at: model.dateTime().nullable(),
    last_polled_at: model.dateTime().nullable(),
    attention: model.text().nullable(),
    handed_over_at: model.dateTime().nullable(),
    delivered_at: model.dateTime().nullable(),
    supply: model.belongsTo(() => Supply, { mappedBy: "parcels" }),
    tracking_events: model.hasMany(() => TrackingEvent, {
      mappedBy: "parcel",
    }),
  })
  .indexes([
    {
      on: ["tracking_number"],
      unique: true,
      where: "tracking_number IS NOT NULL AND deleted_at IS NULL",
    },
    // A supply has one parcel under way.
    {
      on: ["supply_id"],
      unique: true,
      where: "state <> 'voided' AND deleted_at IS NULL",
    },
    { on: ["state", "last_polled_at"] },
  ])
