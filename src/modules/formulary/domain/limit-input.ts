import type { FieldProblem } from "./item-rules"
import type { IngredientLimit } from "./ingredient-limits"

/** What a pharmacist enters of a limit. */
export type LimitInput = Omit<IngredientLimit, "id"> & {
  /** Law, guidance or the pharmacy's own rule. */
  source: string
  note: string | null
  active: boolean
}

/** What is wrong with a limit, by field; empty when nothing. */
export function problemsOfLimitInput(limit: LimitInput): FieldProblem[] {
  const rules: [boolean, string, string][] = [
    [limit.classes.length === 0, "classes", "name at least one"],
    [
      limit.per_sale === null &&
        limit.per_window === null &&
        limit.max_units_per_pack === null &&
        limit.exclusive_with.length === 0,
      "per_sale",
      "a limit limits something: a sale, a period, a pack, or what goes with it",
    ],
    [
      (limit.per_window === null) !== (limit.window_days === null),
      "window_days",
      "a limit over time needs both its amount and its days",
    ],
    [
      limit.exclusive_with.includes(limit.ingredient),
      "exclusive_with",
      "names the ingredient itself",
    ],
  ]
  return rules
    .filter(([broken]) => broken)
    .map(([, field, message]) => ({ field, message }))
}
