import { model } from "@medusajs/framework/utils"
import { HOLD_REASONS } from "../domain/hold"
import { Supply } from "./supply"

/** A stop on a supply; opened by any clinical role, released by a clinician with a reason (SAF-7). */
export const Hold = model.define("hold", {
  id: model.id({ prefix: "hld" }).primaryKey(),
  reason_code: model.enum([...HOLD_REASONS]),
  note_enc: model.text().nullable(),
  opened_by: model.text(),
  opened_at: model.dateTime(),
  released_by: model.text().nullable(),
  released_at: model.dateTime().nullable(),
  release_reason_enc: model.text().nullable(),
  supply: model.belongsTo(() => Supply, { mappedBy: "holds" }),
})
