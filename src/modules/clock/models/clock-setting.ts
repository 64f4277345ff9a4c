import { model } from "@medusajs/framework/utils"

/** How far the test clock was moved; one row. */
export const ClockSetting = model.define("clock_setting", {
  id: model.text().primaryKey(),
  offset_minutes: model.number().default(0),
})
