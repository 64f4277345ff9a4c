import { model } from "@medusajs/framework/utils"
import { Parcel } from "./parcel"

/** One scan of a parcel, kept once however often the carrier tells it. */
export const TrackingEvent = model
  .define("tracking_event", {
    id: model.id({ prefix: "tev" }).primaryKey(),
    event_key: model.text(),
    source: model.enum(["push", "poll", "staff"]),
    /** The carrier's own code or milestone. */
    code: model.text(),
    /** What it means to us; null where the code is unknown. */
    kind: model.text().nullable(),
    occurred_at: model.dateTime(),
    received_at: model.dateTime(),
    location: model.text().nullable(),
    /** It moved the parcel; late and repeated scans don't. */
    counted: model.boolean(),
    parcel: model.belongsTo(() => Parcel, { mappedBy: "tracking_events" }),
  })
  .indexes([{ on: ["parcel_id", "event_key"], unique: true }])
