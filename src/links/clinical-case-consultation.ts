import { defineLink } from "@medusajs/framework/utils"
import ClinicalReviewModule from "../modules/clinical-review"
import ConsultationModule from "../modules/consultation"

/** The column clinical_case.consultation_id is the truth. */
export default defineLink(
  {
    linkable: ClinicalReviewModule.linkable.clinicalCase,
    field: "consultation_id",
  },
  ConsultationModule.linkable.consultation,
  { readOnly: true }
)
