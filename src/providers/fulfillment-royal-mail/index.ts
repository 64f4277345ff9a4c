import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import RoyalMailFulfillmentProvider from "./service"

export default ModuleProvider(Modules.FULFILLMENT, {
  services: [RoyalMailFulfillmentProvider],
})
