import { defineLink } from "@medusajs/framework/utils"
import OrderModule from "@medusajs/medusa/order"
import ClinicalReviewModule from "../modules/clinical-review"

/** The column clinical_case.order_id is the truth; this lets either be read with the other. */
export default defineLink(
  {
    linkable: ClinicalReviewModule.linkable.clinicalCase,
    field: "order_id",
  },
  { linkable: OrderModule.linkable.order },
  { readOnly: true }
)
