import { model } from "@medusajs/framework/utils"

/** The history of a check, append-only. */
export const IdentityCheckEvent = model
  .define("identity_check_event", {
    id: model.id({ prefix: "idce" }).primaryKey(),
    identity_check_id: model.text(),
    event: model.text(),
    from_state: model.text(),
    to_state: model.text(),
    actor: model.json(),
    reason: model.text().nullable(),
    /** What staff said (domain/judgement.ts), JSON under "patient:<id>". */
    words_enc: model.text().nullable(),
    at: model.dateTime(),
  })
  .indexes([{ on: ["identity_check_id", "at"] }])
