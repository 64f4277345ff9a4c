import { model } from "@medusajs/framework/utils"
import Consultation from "./consultation"

/** One answer given, changed or withdrawn (CON-4). Append-only: a trigger in the database refuses the rest. */
const AnswerEvent = model
  .define("answer_event", {
    id: model.id({ prefix: "aev" }).primaryKey(),
    consultation: model.belongsTo(() => Consultation, { mappedBy: "events" }),
    seq: model.number(),
    question_id: model.text(),
    kind: model.enum(["given", "changed", "withdrawn"]),
    previous_enc: model.text().nullable(),
    value_enc: model.text().nullable(),
    outcome_at_time: model.enum([
      "continue",
      "needs_review",
      "cannot_continue",
    ]),
    client_key: model.text().nullable(),
    at: model.dateTime(),
  })
  .indexes([
    { on: ["consultation_id", "seq"], unique: true },
    {
      on: ["consultation_id", "client_key", "question_id"],
      unique: true,
      where: "client_key IS NOT NULL",
    },
  ])

export default AnswerEvent
