import { model } from "@medusajs/framework/utils"
import { REGISTRATION_BODIES } from "../domain/registration"
import { NOTIFY_MODES, STAFF_ROLES } from "../domain/roles"
import { SUSPENSION_REASONS } from "../domain/suspension"

/** What a Medusa user is to the pharmacy. */
export const StaffProfile = model
  .define("staff_profile", {
    id: model.id({ prefix: "stf" }).primaryKey(),
    user_id: model.text(),
    name: model.text(),
    role: model.enum([...STAFF_ROLES]),
    registration_body: model.enum([...REGISTRATION_BODIES]).nullable(),
    registration_number: model.text().nullable(),
    notify_mode: model.enum([...NOTIFY_MODES]).default("immediate"),
    /** { handles: the categories to hear of }; null means all. */
    notify_categories: model.json().nullable(),
    suspended_at: model.dateTime().nullable(),
    suspension_reason: model.enum([...SUSPENSION_REASONS]).nullable(),
    /** { handles: the categories they decide in }; null means all of their class. */
    scope: model.json().nullable(),
    /** London days. */
    indemnity_expires_on: model.text().nullable(),
    register_checked_on: model.text().nullable(),
    /** User id of who looked the registration up. */
    register_checked_by: model.text().nullable(),
  })
  .indexes([{ on: ["user_id"], unique: true }, { on: ["role"] }])
