import { Module } from "@medusajs/framework/utils"
import ClinicalReviewModuleService from "./service"

export const CLINICAL_REVIEW_MODULE = "clinical_review"

export default Module(CLINICAL_REVIEW_MODULE, {
  service: ClinicalReviewModuleService,
})
