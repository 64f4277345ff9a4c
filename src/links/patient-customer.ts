import { defineLink } from "@medusajs/framework/utils"
import CustomerModule from "@medusajs/medusa/customer"
import PatientModule from "../modules/patient"

/** The account of a patient. Read only: the column is the truth. */
export default defineLink(
  { linkable: PatientModule.linkable.patient, field: "customer_id" },
  { linkable: CustomerModule.linkable.customer },
  { readOnly: true }
)
