import { model } from "@medusajs/framework/utils"
import { supplyMachine } from "../domain/supply-machine"
import { Hold } from "./hold"
import { Parcel } from "./parcel"
import { SupplyBatch } from "./supply-batch"
import { SupplyCheck } from "./supply-check"
import { SupplyEvent } from "./supply-event"

/** One dispensing of one treatment. Names and numbers are copies as they were at approval. */
export const Supply = model
  .define("supply", {
    id: model.id({ prefix: "sup" }).primaryKey(),
    reference: model.text().unique(),
    case_id: model.text(),
    case_reference: model.text().searchable(),
    instalment_number: model.number().default(1),
    instalment_count: model.number().default(1),
    /** 0 for the first pack sent; a replacement of a lost one counts on (DLV-2). */
    replacement_number: model.number().default(0),
    order_id: model.text(),
    order_display_id: model.text(),
    line_item_id: model.text(),
    customer_id: model.text().nullable(),
    patient_id: model.text(),
    category_handle: model.text(),
    formulary_item_id: model.text(),
    variant_id: model.text(),
    treatment_name: model.text(),
    /** Packs. */
    quantity: model.number(),
    legal_class: model.enum(["POM", "P", "GSL", "device"]),
    prescription_id: model.text().nullable(),
    state: model.enum(supplyMachine.states).default(supplyMachine.initial),
    approved_by: model.json(),
    approved_at: model.dateTime(),
    /** London calendar days, "2026-11-23". */
    promised_from: model.text(),
    promised_to: model.text(),
    /** London day before which it may not leave; null: at once (REN-3, R-13). */
    not_before: model.text().nullable(),
    gates: model.json().nullable(),
    gates_at: model.dateTime().nullable(),
    overlap_flagged: model.boolean().default(false),
    overlap_acknowledged_by: model.text().nullable(),
    overlap_acknowledged_at: model.dateTime().nullable(),
    picked_by: model.text().nullable(),
    picked_at: model.dateTime().nullable(),
    packed_by: model.text().nullable(),
    packed_at: model.dateTime().nullable(),
    dispatched_at: model.dateTime().nullable(),
    delivered_at: model.dateTime().nullable(),
    parcels: model.hasMany(() => Parcel, { mappedBy: "supply" }),
    checks: model.hasMany(() => SupplyCheck, { mappedBy: "supply" }),
    batches: model.hasMany(() => SupplyBatch, { mappedBy: "supply" }),
    holds: model.hasMany(() => Hold, { mappedBy: "supply" }),
    events: model.hasMany(() => SupplyEvent, { mappedBy: "supply" }),
  })
  .indexes([
    {
      on: ["case_id", "instalment_number", "replacement_number"],
      unique: true,
    },
    { on: ["state"] },
    { on: ["order_id"] },
    { on: ["patient_id"] },
  ])
