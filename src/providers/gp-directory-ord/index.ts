import { ModuleProvider } from "@medusajs/framework/utils"
import { CORRESPONDENCE_MODULE } from "../../modules/correspondence"
import { OrdGpDirectory } from "./service"

export default ModuleProvider(CORRESPONDENCE_MODULE, {
  services: [OrdGpDirectory],
})
