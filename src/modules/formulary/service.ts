import { MedusaService } from "@medusajs/framework/utils"
import { ClinicalCategory } from "./models/clinical-category"
import { FormularyItem } from "./models/formulary-item"
import { FormularyOutbox } from "./models/outbox"

class FormularyModuleService extends MedusaService({
  FormularyItem,
  ClinicalCategory,
  FormularyOutbox,
}) {}

export default FormularyModuleService
