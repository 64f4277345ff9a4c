import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import PharmacyStripeProvider from "./service"

export default ModuleProvider(Modules.PAYMENT, {
  services: [PharmacyStripeProvider],
})
