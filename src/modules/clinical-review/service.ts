import { MedusaService } from "@medusajs/framework/utils"
import { CaseEvent } from "./models/case-event"
import { CaseFlag } from "./models/case-flag"
import { ClinicalCase } from "./models/clinical-case"
import { Decision } from "./models/decision"
import { Outbox } from "./models/outbox"

export default class ClinicalReviewModuleService extends MedusaService({
  ClinicalCase,
  CaseEvent,
  CaseFlag,
  Decision,
  Outbox,
}) {}
