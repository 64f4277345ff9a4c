import { MedusaService } from "@medusajs/framework/utils"
import AnswerEvent from "./models/answer-event"
import Consultation from "./models/consultation"
import Form from "./models/form"
import FormVersion from "./models/form-version"
import Outbox from "./models/outbox"

class ConsultationModuleService extends MedusaService({
  Form,
  FormVersion,
  Consultation,
  AnswerEvent,
  Outbox,
}) {}

export default ConsultationModuleService
