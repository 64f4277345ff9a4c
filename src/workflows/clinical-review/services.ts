import type { MedusaContainer } from "@medusajs/framework/types"
import { CLINICAL_REVIEW_MODULE } from "../../modules/clinical-review"
import type ClinicalReviewModuleService from "../../modules/clinical-review/service"
import { CONSULTATION_MODULE } from "../../modules/consultation"
import type ConsultationModuleService from "../../modules/consultation/service"
import { FORMULARY_MODULE } from "../../modules/formulary"
import type FormularyModuleService from "../../modules/formulary/service"
import { PATIENT_MODULE } from "../../modules/patient"
import type PatientModuleService from "../../modules/patient/service"
import { STAFF_MODULE } from "../../modules/staff"
import type StaffModuleService from "../../modules/staff/service"

export const casesOf = (container: MedusaContainer) =>
  container.resolve<ClinicalReviewModuleService>(CLINICAL_REVIEW_MODULE)

export const consultationsOf = (container: MedusaContainer) =>
  container.resolve<ConsultationModuleService>(CONSULTATION_MODULE)

export const formularyOf = (container: MedusaContainer) =>
  container.resolve<FormularyModuleService>(FORMULARY_MODULE)

export const patientsOf = (container: MedusaContainer) =>
  container.resolve<PatientModuleService>(PATIENT_MODULE)

export const staffOfPharmacy = (container: MedusaContainer) =>
  container.resolve<StaffModuleService>(STAFF_MODULE)
