import type { MedusaContainer } from "@medusajs/framework/types"
import { CONSULTATION_MODULE } from "../../modules/consultation"
import type ConsultationModuleService from "../../modules/consultation/service"

export const consultationsOf = (container: MedusaContainer) =>
  container.resolve<ConsultationModuleService>(CONSULTATION_MODULE)
