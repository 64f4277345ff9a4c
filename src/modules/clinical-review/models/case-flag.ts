import { model } from "@medusajs/framework/utils"
import { FLAG_KINDS, FLAG_LEVELS } from "../domain/flags"

/** A warning on a case, shown as a banner. */
export const CaseFlag = model
  .define("case_flag", {
    id: model.id({ prefix: "cfl" }).primaryKey(),
    case_id: model.text(),
    kind: model.enum([...FLAG_KINDS]),
    level: model.enum([...FLAG_LEVELS]),
    /** What distinguishes flags of one kind, e.g. the rule's id. */
    subject: model.text().default(""),
    /** A count, where the kind has one. */
    amount: model.number().nullable(),
    raised_at: model.dateTime(),
    settled_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["case_id", "kind", "subject"], unique: true }])
