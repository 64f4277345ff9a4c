import { defineLink } from "@medusajs/framework/utils"
import ClinicalReviewModule from "../modules/clinical-review"
import PrescribingModule from "../modules/prescribing"

/** The column prescription.case_id is the truth. */
export default defineLink(
  { linkable: PrescribingModule.linkable.prescription, field: "case_id" },
  ClinicalReviewModule.linkable.clinicalCase,
  { readOnly: true }
)
