import type {
  IngredientLimitView,
  SaveIngredientLimitType,
} from "../../api/contracts/ingredient-limit"

/** A limit as it is typed. */
export type LimitForm = {
  ingredient: string
  classes: string
  unit: SaveIngredientLimitType["unit"]
  per_sale: string
  per_window: string
  window_days: string
  max_units_per_pack: string
  exclusive_with: string
  override_role: string
  source: string
  note: string
  active: boolean
}

const text = (value: number | null | undefined): string =>
  value === null || value === undefined ? "" : String(value)

export const limitForm = (limit: IngredientLimitView | null): LimitForm => ({
  ingredient: limit?.ingredient ?? "",
  classes: (limit?.classes ?? ["P", "GSL"]).join(", "),
  unit: limit?.unit ?? "mg",
  per_sale: text(limit?.per_sale),
  per_window: text(limit?.per_window),
  window_days: text(limit?.window_days),
  max_units_per_pack: text(limit?.max_units_per_pack),
  exclusive_with: (limit?.exclusive_with ?? []).join(", "),
  override_role: limit?.override_role ?? "none",
  source: limit?.source ?? "",
  note: limit?.note ?? "",
  active: limit?.active ?? true,
})

const list = (value: string): string[] =>
  value
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean)

const number = (value: string): number | null =>
  value.trim() === "" ? null : Number(value)

/** As the API takes it; what is wrong with it the API says by field. */
export const limitBody = (form: LimitForm): SaveIngredientLimitType => ({
  ingredient: form.ingredient.trim(),
  classes: list(form.classes) as SaveIngredientLimitType["classes"],
  unit: form.unit,
  per_sale: number(form.per_sale),
  per_window: number(form.per_window),
  window_days: number(form.window_days),
  max_units_per_pack: number(form.max_units_per_pack),
  exclusive_with: list(form.exclusive_with),
  override_role: (form.override_role === "none"
    ? null
    : form.override_role) as SaveIngredientLimitType["override_role"],
  source: form.source.trim(),
  note: form.note.trim() || null,
  active: form.active,
})
