import { model } from "@medusajs/framework/utils"
import { authorityMachine } from "../domain/authority-state-machine"
import { SUSPENDED_BY } from "../domain/suspension"
import { prescriptionMachine } from "../domain/prescription-state-machine"

/** The authority that a prescriber signs for one case, or for the months of it that get another strength (SAF-18). */
export const Prescription = model
  .define("prescription", {
    id: model.id({ prefix: "rx" }).primaryKey(),
    /** "RX-XXXX-XXXX": our own key at the partner. */
    reference: model.text(),
    case_id: model.text(),
    decision_id: model.text(),
    /** Of the change of strength that it was signed for; null for what the case itself was approved for. */
    dose_change_id: model.text().nullable(),
    order_id: model.text(),
    patient_id: model.text(),
    state: model
      .enum(prescriptionMachine.states)
      .default(prescriptionMachine.initial),
    /** None before there is a signature. */
    authority: model.enum(authorityMachine.states).nullable(),
    /** While suspended: by a stop over its person, or by a member of staff. */
    suspended_by: model.enum([...SUSPENDED_BY]).nullable(),
    /** { name, body, number, user_id, ip } as of the decision. */
    prescriber: model.json(),
    /** JSON of PrescriptionContent, under "patient:<patient id>". */
    content_enc: model.text(),
    /** Of what is signed: see domain/content.ts. */
    content_hash: model.text(),
    /** What of the content its supply is held against; none in rows from before it was kept. */
    formulary_item_id: model.text().nullable(),
    packs: model.number().nullable(),
    issues_authorised: model.number().default(1),
    /** Days between two issues. */
    minimum_interval_days: model.number().default(0),
    /** How often it was asked for: each asking has its own call. */
    requests: model.number().default(0),
    partner_reference: model.text().nullable(),
    signing_url: model.text().nullable(),
    requested_at: model.dateTime().nullable(),
    /** Since when it waits for the prescriber's signature. */
    awaiting_since: model.dateTime().nullable(),
    signed_at: model.dateTime().nullable(),
    signed_hash: model.text().nullable(),
    document_file_key: model.text().nullable(),
    /** Last London day on which a first dispensing is allowed, "YYYY-MM-DD". */
    valid_until: model.text().nullable(),
  })
  .indexes([
    { on: ["reference"], unique: true },
    {
      on: ["case_id"],
      unique: true,
      where:
        "dose_change_id IS NULL AND state NOT IN ('ended', 'quarantined') AND (authority IS NULL OR authority <> 'revoked')",
    },
    {
      on: ["dose_change_id"],
      unique: true,
      where:
        "dose_change_id IS NOT NULL AND state NOT IN ('ended', 'quarantined') AND (authority IS NULL OR authority <> 'revoked')",
    },
    { name: "IDX_prescription_case", on: ["case_id", "created_at"] },
    { on: ["patient_id"] },
    {
      on: ["partner_reference"],
      unique: true,
      where: "partner_reference IS NOT NULL",
    },
    { on: ["state", "awaiting_since"] },
  ])
