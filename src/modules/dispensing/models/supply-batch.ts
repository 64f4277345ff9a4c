import { model } from "@medusajs/framework/utils"
import { Supply } from "./supply"

/** Packs scanned into a supply, by batch (DSP-2). */
export const SupplyBatch = model.define("supply_batch", {
  id: model.id({ prefix: "bat" }).primaryKey(),
  gtin: model.text(),
  batch_number: model.text(),
  /** London calendar day that the pack shows; it was dispensed before that day. */
  expiry: model.text(),
  packs: model.number().default(1),
  scanned_by: model.text(),
  at: model.dateTime(),
  voided_at: model.dateTime().nullable(),
  supply: model.belongsTo(() => Supply, { mappedBy: "batches" }),
})
