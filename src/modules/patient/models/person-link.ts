import { model } from "@medusajs/framework/utils"
import { LINK_VERDICTS } from "../domain/linkage/verdict"

/**
 * What a clinician said of two accounts (SAF-8): it stands above the score
 * until it is taken back. The rows stay; one of a pair stands.
 */
export const PersonLink = model
  .define("person_link", {
    id: model.id({ prefix: "plnk" }).primaryKey(),
    /** The lesser of both ids, so that a pair is one. */
    patient_a: model.text(),
    patient_b: model.text(),
    verdict: model.enum([...LINK_VERDICTS]),
    /** People write what they like: encrypted under "patient:<patient_a>". */
    reason_enc: model.text(),
    user_id: model.text(),
    staff_name: model.text(),
    role: model.text(),
    at: model.dateTime(),
    /** When another verdict, or none, took its place. */
    undone_at: model.dateTime().nullable(),
    undone_by: model.text().nullable(),
  })
  .indexes([
    {
      on: ["patient_a", "patient_b"],
      unique: true,
      where: "undone_at IS NULL",
    },
    { on: ["patient_b"] },
  ])
