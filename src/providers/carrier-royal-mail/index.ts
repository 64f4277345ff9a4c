import { ModuleProvider } from "@medusajs/framework/utils"
import { DISPENSING_MODULE } from "../../modules/dispensing"
import RoyalMailCarrierProvider from "./service"

export default ModuleProvider(DISPENSING_MODULE, {
  services: [RoyalMailCarrierProvider],
})
