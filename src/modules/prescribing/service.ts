import { MedusaService } from "@medusajs/framework/utils"
import { Outbox } from "./models/outbox"
import { Prescription } from "./models/prescription"
import { PrescriptionEvent } from "./models/prescription-event"
import { PrescriptionIssue } from "./models/prescription-issue"

export default class PrescribingModuleService extends MedusaService({
  Prescription,
  PrescriptionIssue,
  PrescriptionEvent,
  Outbox,
}) {}
