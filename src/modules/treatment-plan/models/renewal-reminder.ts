import { model } from "@medusajs/framework/utils"

/** That a patient was reminded of their next order, once for each plan or one-off (REN-1). */
export const RenewalReminder = model
  .define("renewal_reminder", {
    id: model.id({ prefix: "rrm" }).primaryKey(),
    course_id: model.text(),
    consultation_id: model.text(),
    /** Of the order that comes to its end. */
    case_id: model.text().unique(),
    patient_id: model.text(),
    customer_id: model.text(),
    category_handle: model.text(),
    /** What can be done: order on the same answers, or answer anew as the twelve months are over by then. */
    way: model.enum(["order_again", "new_consultation"]),
    reminded_at: model.dateTime(),
  })
  .indexes([{ on: ["customer_id", "reminded_at"] }, { on: ["course_id"] }])
