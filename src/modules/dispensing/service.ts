import { MedusaService } from "@medusajs/framework/utils"
import { Hold } from "./models/hold"
import { Outbox } from "./models/outbox"
import { Parcel } from "./models/parcel"
import { Supply } from "./models/supply"
import { SupplyBatch } from "./models/supply-batch"
import { SupplyCheck } from "./models/supply-check"
import { SupplyEvent } from "./models/supply-event"
import { TrackingEvent } from "./models/tracking-event"

class DispensingModuleService extends MedusaService({
  Supply,
  SupplyEvent,
  SupplyCheck,
  SupplyBatch,
  Parcel,
  TrackingEvent,
  Hold,
  Outbox,
}) {}

export default DispensingModuleService
