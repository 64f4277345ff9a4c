import { MedusaService } from "@medusajs/framework/utils"
import { IdentityCheck } from "./models/identity-check"
import { IdentityCheckEvent } from "./models/identity-check-event"
import { IdentityOutbox } from "./models/outbox"

class IdentityModuleService extends MedusaService({
  IdentityCheck,
  IdentityCheckEvent,
  IdentityOutbox,
}) {}

export default IdentityModuleService
