import { Module } from "@medusajs/framework/utils"
import registerProvider from "./loaders/register-provider"
import DispensingModuleService from "./service"

export const DISPENSING_MODULE = "dispensing"

export default Module(DISPENSING_MODULE, {
  service: DispensingModuleService,
  loaders: [registerProvider],
})
