import { model } from "@medusajs/framework/utils"
import { REGISTRATION_BODIES } from "../domain/registration"
import { NOTIFY_MODES, STAFF_ROLES } from "../domain/roles"

/** The profile that waits for somebody who was invited; applied when they first sign in. */
export const StaffInvitation = model
  .define("staff_invitation", {
    id: model.id({ prefix: "sti" }).primaryKey(),
    /** Medusa's invite, which holds the token. */
    invite_id: model.text(),
    /** In lower case; Medusa's user gets this address. */
    email: model.text(),
    name: model.text(),
    role: model.enum([...STAFF_ROLES]),
    registration_body: model.enum([...REGISTRATION_BODIES]).nullable(),
    registration_number: model.text().nullable(),
    notify_mode: model.enum([...NOTIFY_MODES]).default("immediate"),
    /** User id. */
    invited_by: model.text(),
    sent_at: model.dateTime(),
    accepted_at: model.dateTime().nullable(),
    withdrawn_at: model.dateTime().nullable(),
  })
  .indexes([
    {
      on: ["email"],
      unique: true,
      where: "accepted_at IS NULL AND withdrawn_at IS NULL",
    },
  ])
