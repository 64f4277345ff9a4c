import { LEGAL_CLASSES } from "../../../modules/formulary/domain/legal-class"
import type { IngredientLimitRow } from "../../../workflows/catalogue/read-ingredient-limits"
import type { IngredientLimitView } from "../../contracts/ingredient-limit"

export const limitView = (row: IngredientLimitRow): IngredientLimitView => ({
  id: row.id,
  ingredient: row.ingredient,
  classes: LEGAL_CLASSES.filter((one) => row.classes.includes(one)),
  unit: row.unit,
  per_sale: row.per_sale,
  per_window: row.per_window,
  window_days: row.window_days,
  max_units_per_pack: row.max_units_per_pack,
  exclusive_with: row.exclusive_with,
  override_role: row.override_role,
  source: row.source,
  note: row.note,
  active: row.active,
})
