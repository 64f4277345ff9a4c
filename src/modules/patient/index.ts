import { Module } from "@medusajs/framework/utils"
import PatientModuleService from "./service"

export const PATIENT_MODULE = "patient"

export default Module(PATIENT_MODULE, { service: PatientModuleService })
