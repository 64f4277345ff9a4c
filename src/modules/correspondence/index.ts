import { Module } from "@medusajs/framework/utils"
import registerProvider from "./loaders/register-provider"
import CorrespondenceModuleService from "./service"

export const CORRESPONDENCE_MODULE = "correspondence"

export default Module(CORRESPONDENCE_MODULE, {
  service: CorrespondenceModuleService,
  loaders: [registerProvider],
})
