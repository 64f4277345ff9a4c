import { model } from "@medusajs/framework/utils"
import { LIMIT_UNITS, OVERRIDE_ROLES } from "../domain/ingredient-limits"

/** How much of an ingredient one person may have: law and policy as data. */
export const IngredientLimit = model
  .define("ingredient_limit", {
    id: model.id({ prefix: "ilim" }).primaryKey(),
    /** In lower case, as the items name it; a part of a combination counts too. */
    ingredient: model.text(),
    /** Legal classes of the packs whose sale it rules. */
    classes: model.array(),
    unit: model.enum([...LIMIT_UNITS]),
    per_sale: model.float().nullable(),
    per_window: model.float().nullable(),
    window_days: model.number().nullable(),
    max_units_per_pack: model.number().nullable(),
    exclusive_with: model.array(),
    override_role: model.enum([...OVERRIDE_ROLES]).nullable(),
    source: model.text(),
    note: model.text().nullable(),
    active: model.boolean().default(true),
  })
  .indexes([{ on: ["ingredient"] }])
