import { model } from "@medusajs/framework/utils"
import { READ_PARTS } from "../domain/reading"

/**
 * How long one person had one section of a case before them, while a page was
 * open. Ids and seconds only.
 */
export const CaseReading = model
  .define("case_reading", {
    id: model.id({ prefix: "crd" }).primaryKey(),
    case_id: model.text(),
    user_id: model.text(),
    /** The browser's name for one opening of the page. */
    session: model.text(),
    section: model.enum([...READ_PARTS]),
    /** Seconds of this session as the browser counts them; they only grow. */
    reported: model.number(),
    /** The same, but never more than have gone by since the session began. */
    seconds: model.number(),
    first_at: model.dateTime(),
    last_at: model.dateTime(),
  })
  .indexes([{ on: ["case_id", "user_id", "session", "section"], unique: true }])
