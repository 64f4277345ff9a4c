import { model } from "@medusajs/framework/utils"
import { Supply } from "./supply"

/** The history of a supply, one row a move. */
export const SupplyEvent = model.define("supply_event", {
  id: model.id({ prefix: "sev" }).primaryKey(),
  event: model.text(),
  from_state: model.text().nullable(),
  to_state: model.text(),
  actor_type: model.text(),
  actor_id: model.text(),
  actor_role: model.text().nullable(),
  reason: model.text().nullable(),
  at: model.dateTime(),
  supply: model.belongsTo(() => Supply, { mappedBy: "events" }),
})
