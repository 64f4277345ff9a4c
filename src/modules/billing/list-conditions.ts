import type { ListFilter, RefundView } from "./types"

/** "attention" is what stands still until a person does something. */
const VIEWS: Record<Exclude<RefundView, "all">, string> = {
  attention:
    "state in ('failed', 'requires_action') or (state = 'requested' and not automatic) or (state = 'settled_by_hand' and failure_code is not null)",
  waiting:
    "state in ('sent', 'pending') or (state = 'requested' and automatic)",
  awaiting: "state not in ('succeeded', 'settled_by_hand')",
  done: "state in ('succeeded', 'settled_by_hand')",
}

/** What a page of the list is made of; the latest first where nothing waits any more. */
export function listConditions({ view, state, order_id }: ListFilter): {
  sql: string
  parameters: string[]
  order: string
} {
  return {
    sql: [
      "deleted_at is null",
      ...(view === "all" ? [] : [`(${VIEWS[view]})`]),
      ...(state ? ["state = ?"] : []),
      ...(order_id ? ["order_id = ?"] : []),
    ].join(" and "),
    parameters: [...(state ? [state] : []), ...(order_id ? [order_id] : [])],
    order:
      view === "all" || view === "done"
        ? "created_at desc, id"
        : "state_since, id",
  }
}
