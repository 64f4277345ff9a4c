import type { MedusaContainer } from "@medusajs/framework/types"
import { TREATMENT_PLAN_MODULE } from "../../modules/treatment-plan"
import type TreatmentPlanModuleService from "../../modules/treatment-plan/service"

export const plansOf = (container: MedusaContainer) =>
  container.resolve<TreatmentPlanModuleService>(TREATMENT_PLAN_MODULE)
