import { z } from "@medusajs/framework/zod"
import {
  LIMIT_UNITS,
  OVERRIDE_ROLES,
} from "../../modules/formulary/domain/ingredient-limits"
import { LEGAL_CLASSES } from "../../modules/formulary/domain/legal-class"

const name = z.string().trim().min(2).max(200)
const amount = z.number().positive().max(10_000_000).nullable()

/** A limit by ingredient as a pharmacist enters it. */
export const SaveIngredientLimit = z
  .object({
    ingredient: name,
    classes: z.array(z.enum(LEGAL_CLASSES)).min(1).max(4),
    unit: z.enum(LIMIT_UNITS),
    per_sale: amount.default(null),
    per_window: amount.default(null),
    window_days: z.number().int().min(1).max(1095).nullable().default(null),
    max_units_per_pack: z
      .number()
      .int()
      .min(1)
      .max(10_000)
      .nullable()
      .default(null),
    exclusive_with: z.array(name).max(20).default([]),
    override_role: z.enum(OVERRIDE_ROLES).nullable().default(null),
    source: z.string().trim().min(3).max(500),
    note: z.string().trim().min(1).max(1000).nullable().default(null),
    active: z.boolean().default(true),
  })
  .strict()
export type SaveIngredientLimitType = z.infer<typeof SaveIngredientLimit>

export type IngredientLimitView = SaveIngredientLimitType & { id: string }
export type IngredientLimitsResponse = {
  ingredient_limits: IngredientLimitView[]
}
export type IngredientLimitResponse = { ingredient_limit: IngredientLimitView }
