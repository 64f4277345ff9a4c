import type { QueueFilters } from "./types"

type Clause = { sql: string; parameters: unknown[] }

/** The conditions of a queue read; every one stands on an index of the table. */
export function queueConditions(filters: QueueFilters): Clause {
  const clauses: Clause[] = [{ sql: "deleted_at is null", parameters: [] }]
  const add = (sql: string, ...parameters: unknown[]) =>
    clauses.push({ sql, parameters })
  if (filters.queue) {
    add("queue = ?", filters.queue)
  }
  if (filters.state && filters.state.length > 0) {
    const marks = filters.state.map(() => "?").join(", ")
    add(`state in (${marks})`, ...filters.state)
  }
  if (filters.category) {
    add("category_handle = ?", filters.category)
  }
  if (filters.claimed === "mine") {
    add("claimed_by = ?", filters.user_id ?? "")
  }
  if (filters.claimed === "none") {
    add("claimed_by is null")
  }
  if (filters.claimed === "any") {
    add("claimed_by is not null")
  }
  if (filters.q) {
    const search = searchClause(filters.q)
    add(search.sql, ...search.parameters)
  }
  return {
    sql: clauses.map((clause) => clause.sql).join(" and "),
    parameters: clauses.flatMap((clause) => clause.parameters),
  }
}

/** Names are not kept here: what is searched is a reference or a number. */
function searchClause(text: string): Clause {
  const query = text.trim().toUpperCase()
  const number = /^#?(\d{1,9})$/.exec(query)?.[1]
  if (number) {
    return { sql: "order_display_id = ?", parameters: [Number(number)] }
  }
  const reference = query.startsWith("CASE-") ? query : `CASE-${query}`
  // "~" escapes, so that % and _ of the text are taken as they are.
  const pattern = `${reference.replace(/[%_~]/g, "~$&")}%`
  return { sql: "reference like ? escape '~'", parameters: [pattern] }
}
