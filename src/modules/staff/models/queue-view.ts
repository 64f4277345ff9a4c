import { model } from "@medusajs/framework/utils"

/** A view of the review queue that somebody keeps for themselves (QUE-2). */
export const QueueView = model
  .define("staff_queue_view", {
    id: model.id({ prefix: "sqv" }).primaryKey(),
    user_id: model.text(),
    name: model.text(),
    /** What the queue is narrowed to; never a search, which is about one case. */
    filters: model.json(),
    /** Opened when they come to the queue; at most one of somebody's. */
    is_default: model.boolean().default(false),
  })
  .indexes([
    { on: ["user_id", "name"], unique: true },
    { on: ["user_id"], unique: true, where: "is_default" },
  ])
