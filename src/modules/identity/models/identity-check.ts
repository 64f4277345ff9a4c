import { model } from "@medusajs/framework/utils"
import { IDENTITY_OUTCOMES } from "../domain/outcome"
import { identityCheckMachine } from "../domain/identity-check-machine"

/** One question to an identity provider, or one judgement by documents. */
export const IdentityCheck = model
  .define("identity_check", {
    id: model.id({ prefix: "idc" }).primaryKey(),
    patient_id: model.text(),
    case_id: model.text().nullable(),
    order_id: model.text().nullable(),
    state: model
      .enum(identityCheckMachine.states)
      .default(identityCheckMachine.initial),
    provider: model.text(),
    /** Ours ("IDV-…"); the provider sees it. */
    reference: model.text(),
    provider_reference: model.text().nullable(),
    /** Blind index of the person as checked; another one means that the data changed since. */
    subject_index: model.text(),
    /** Blind index of the person who was really asked about; the answer is theirs. */
    answered_index: model.text().nullable(),
    /** Requests that went out and were never answered: a repeat costs credits. */
    unanswered: model.number().default(0),
    outcome: model.enum([...IDENTITY_OUTCOMES]).nullable(),
    scorecard: model.text().nullable(),
    score: model.number().nullable(),
    /** The services that were run, e.g. ["address", "dob"]. */
    services: model.json().nullable(),
    deceased: model.boolean().default(false),
    /** What the provider needs to continue this check, encrypted under "patient:<id>". */
    continuation_enc: model.text().nullable(),
    concluded_at: model.dateTime().nullable(),
    /** When a pharmacist treated the death record as wrong. */
    death_overruled_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["reference"], unique: true },
    { on: ["case_id"] },
    { on: ["patient_id", "state"] },
    { on: ["state", "updated_at"] },
  ])
