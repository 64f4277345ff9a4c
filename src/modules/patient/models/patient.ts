import { model } from "@medusajs/framework/utils"
import { GP_ANSWERS, IDENTITY_STATUSES, SEXES } from "../domain/profile"

/** The person behind a customer account: one patient a customer (PAY-1). */
export const Patient = model
  .define("patient", {
    id: model.id({ prefix: "pat" }).primaryKey(),
    customer_id: model.text(),
    first_name: model.text(),
    last_name: model.text(),
    sex: model.enum([...SEXES]),
    /** "YYYY-MM-DD", encrypted under "patient:<id>". */
    date_of_birth_enc: model.text(),
    /** E.164. */
    phone: model.text(),
    email: model.text(),
    email_verified_at: model.dateTime().nullable(),
    phone_verified_at: model.dateTime().nullable(),
    /** { address_1, address_2?, city, county?, postcode } */
    home_address: model.json(),
    gp_answer: model.enum([...GP_ANSWERS]).nullable(),
    gp_practice_code: model.text().nullable(),
    gp_consent_at: model.dateTime().nullable(),
    gp_consent_text_version: model.text().nullable(),
    nhs_number_enc: model.text().nullable(),
    identity_status: model.enum([...IDENTITY_STATUSES]).default("unverified"),
    identity_verified_at: model.dateTime().nullable(),
    identity_reference: model.text().nullable(),
    identity_valid_until: model.dateTime().nullable(),
    /** Blind index of name and date of birth, for finding possible same persons. */
    name_dob_index: model.text(),
    /** Blind index of what an identity check confirmed: name, date of birth, address (IDV-4). */
    identity_subject_index: model.text(),
    /** Of the linkage keys that were noted of the profile; an older one is noted anew. */
    linkage_version: model.number().default(0),
  })
  .indexes([
    { on: ["customer_id"], unique: true },
    { on: ["name_dob_index"] },
    { on: ["email"] },
    { on: ["linkage_version"] },
  ])
