import { MedusaService } from "@medusajs/framework/utils"
import { StaffOutbox } from "./models/outbox"
import { StaffProfile } from "./models/staff-profile"

class StaffModuleService extends MedusaService({ StaffProfile, StaffOutbox }) {}

export default StaffModuleService
