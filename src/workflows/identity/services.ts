import type { MedusaContainer } from "@medusajs/framework/types"
import { FORMULARY_MODULE } from "../../modules/formulary"
import type FormularyModuleService from "../../modules/formulary/service"
import { IDENTITY_MODULE } from "../../modules/identity"
import type IdentityModuleService from "../../modules/identity/service"

export { casesOf, patientsOf } from "../clinical-review/services"

export const identityOf = (container: MedusaContainer) =>
  container.resolve<IdentityModuleService>(IDENTITY_MODULE)

/** For how many months each category takes an identity as proved (IDV-4, R-42), by handle. */
export async function recheckMonths(
  container: MedusaContainer,
  handles: string[]
): Promise<Map<string, number>> {
  const categories = await container
    .resolve<FormularyModuleService>(FORMULARY_MODULE)
    .listClinicalCategories(
      { handle: [...new Set(handles)] },
      { select: ["id", "handle", "identity_recheck_months"] }
    )
  return new Map(
    categories.map((one) => [one.handle, one.identity_recheck_months])
  )
}
