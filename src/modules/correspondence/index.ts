import { Module } from "@medusajs/framework/utils"
import CorrespondenceModuleService from "./service"

export const CORRESPONDENCE_MODULE = "correspondence"

export default Module(CORRESPONDENCE_MODULE, {
  service: CorrespondenceModuleService,
})
