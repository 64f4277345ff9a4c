import { Module } from "@medusajs/framework/utils"
import PrescribingModuleService from "./service"

export const PRESCRIBING_MODULE = "prescribing"

export default Module(PRESCRIBING_MODULE, { service: PrescribingModuleService })
