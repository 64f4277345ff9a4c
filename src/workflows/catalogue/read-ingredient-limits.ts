import type { MedusaContainer } from "@medusajs/framework/types"
import { FORMULARY_MODULE } from "../../modules/formulary"
import type { IngredientLimitRow } from "../../modules/formulary/limits"
import type FormularyModuleService from "../../modules/formulary/service"

export type { IngredientLimitRow } from "../../modules/formulary/limits"

/** All limits by ingredient, by name. */
export async function readIngredientLimits(
  container: MedusaContainer
): Promise<IngredientLimitRow[]> {
  return container
    .resolve<FormularyModuleService>(FORMULARY_MODULE)
    .listIngredientLimits({}, { take: 500, order: { ingredient: "ASC" } })
}
