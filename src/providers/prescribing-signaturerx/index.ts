import { ModuleProvider } from "@medusajs/framework/utils"
import { PRESCRIBING_MODULE } from "../../modules/prescribing"
import { SignatureRxPrescribingProvider } from "./service"

export default ModuleProvider(PRESCRIBING_MODULE, {
  services: [SignatureRxPrescribingProvider],
})
