import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import PrivateFileProvider from "./service"

export default ModuleProvider(Modules.FILE, {
  services: [PrivateFileProvider],
})
