import { ModuleProvider } from "@medusajs/framework/utils"
import { PMR_MODULE } from "../../modules/pmr"
import { TitanPmrProvider } from "./service"

export default ModuleProvider(PMR_MODULE, { services: [TitanPmrProvider] })
