import { ModuleProvider } from "@medusajs/framework/utils"
import { IDENTITY_MODULE } from "../../modules/identity"
import { LexisNexisIdentityProvider } from "./service"

export default ModuleProvider(IDENTITY_MODULE, {
  services: [LexisNexisIdentityProvider],
})
