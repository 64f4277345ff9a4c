import { MedusaService } from "@medusajs/framework/utils"
import { ContactVerification } from "./models/contact-verification"
import { PatientOutbox } from "./models/outbox"
import { Patient } from "./models/patient"

class PatientModuleService extends MedusaService({
  Patient,
  ContactVerification,
  PatientOutbox,
}) {}

export default PatientModuleService
