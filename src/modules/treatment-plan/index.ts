import { Module } from "@medusajs/framework/utils"
import TreatmentPlanModuleService from "./service"

export const TREATMENT_PLAN_MODULE = "treatmentPlan"

export default Module(TREATMENT_PLAN_MODULE, {
  service: TreatmentPlanModuleService,
})
