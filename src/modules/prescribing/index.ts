import { Module } from "@medusajs/framework/utils"
import registerProvider from "./loaders/register-provider"
import PrescribingModuleService from "./service"

export const PRESCRIBING_MODULE = "prescribing"

export default Module(PRESCRIBING_MODULE, {
  service: PrescribingModuleService,
  loaders: [registerProvider],
})
