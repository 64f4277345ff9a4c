import { model } from "@medusajs/framework/utils"

/** One comparison of the partner's books with ours, slice by slice of the time that it covers. */
export const ReconciliationRun = model
  .define("reconciliation_run", {
    id: model.id({ prefix: "rcn" }).primaryKey(),
    from_at: model.dateTime(),
    to_at: model.dateTime(),
    /** Compared up to here. */
    done_to: model.dateTime(),
    requested_by: model.text(),
    started_at: model.dateTime(),
    finished_at: model.dateTime().nullable(),
    /** How many of each the partner listed. */
    payments: model.number().default(0),
    refunds: model.number().default(0),
    disputes: model.number().default(0),
    /** How many differences were open when it ended. */
    open_differences: model.number().nullable(),
    /** Why it doesn't get on; none once it did. */
    last_error: model.text().nullable(),
  })
  .indexes([{ on: ["started_at"] }])
