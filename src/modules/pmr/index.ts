import { Module } from "@medusajs/framework/utils"
import registerProvider from "./loaders/register-provider"
import PmrModuleService from "./service"

export const PMR_MODULE = "pmr"

export default Module(PMR_MODULE, {
  service: PmrModuleService,
  loaders: [registerProvider],
})
