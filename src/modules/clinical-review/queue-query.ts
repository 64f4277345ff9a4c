import { caseMachine, type CaseState } from "./domain/case-state-machine"
import { QUEUES } from "./domain/queue"
import type { QueueFilters } from "./types"

type Clause = { sql: string; parameters: unknown[] }

/** How far a count looks beyond the page that is read. */
export const COUNT_AHEAD = 1_000

/** What a count of a page stops at: more than that is "more than that". */
export const countBound = ({ limit, offset }: QueueFilters): number =>
  limit + offset + COUNT_AHEAD

/**
 * The cases of one page, oldest first (QUE-2). Each state is read by itself in
 * the order of an index and no further than the page; several at once would
 * have to be sorted whole, however many cases there are.
 */
export function queuePage(filters: QueueFilters): Clause {
  const reach = filters.limit + filters.offset
  const { sql, parameters } = eachState(filters, (where) => ({
    sql: `(select id, place_at from clinical_case where ${where}
            order by place_at, id limit ?)`,
    parameters: [reach],
  }))
  return {
    sql: `select c.* from clinical_case c join (
            select id from (${sql}) found order by place_at, id limit ? offset ?
          ) page on page.id = c.id
          order by c.place_at, c.id`,
    parameters: [...parameters, filters.limit, filters.offset],
  }
}

/** How many match, counted no further than the bound. */
export function queueCount(filters: QueueFilters): Clause {
  const bound = countBound(filters)
  const { sql, parameters } = eachState(filters, (where) => ({
    sql: `(select 1 from clinical_case where ${where} limit ?)`,
    parameters: [bound],
  }))
  return {
    sql: `select least(count(*), ?)::int as total from (${sql}) found`,
    parameters: [bound, ...parameters],
  }
}

/** How many open cases each queue has by state, each counted to 1,000. */
export const queueCounts = (): Clause => ({
  sql: `select q.queue, s.state,
               (select count(*)::int from (
                  select 1 from clinical_case c
                   where c.queue = q.queue and c.state = s.state
                     and c.deleted_at is null limit ?) few) as count
          from unnest(array[?]) q(queue) cross join unnest(array[?]) s(state)`,
  parameters: [
    COUNT_AHEAD,
    [...QUEUES],
    ["queued", "in_review", "awaiting_signature"],
  ],
})

/** How many flags of each level stand on each of some cases. */
export const flagCounts = (caseIds: string[]): Clause => ({
  sql: `select case_id, level, count(*)::int as count from case_flag
         where case_id = any(array[?]::text[]) and settled_at is null
           and deleted_at is null
         group by case_id, level`,
  parameters: [caseIds],
})

function eachState(
  filters: QueueFilters,
  read: (where: string) => Clause
): Clause {
  const states: readonly CaseState[] =
    filters.state && filters.state.length > 0
      ? filters.state
      : caseMachine.states
  const rest = conditions(filters)
  const one = read(`state = ? and ${rest.sql}`)
  return {
    sql: states.map(() => one.sql).join(" union all "),
    parameters: states.flatMap((state) => [
      state,
      ...rest.parameters,
      ...one.parameters,
    ]),
  }
}

/** The conditions beside the state; every one stands on an index or looks at few rows. */
function conditions(filters: QueueFilters): Clause {
  const clauses: Clause[] = [{ sql: "deleted_at is null", parameters: [] }]
  const add = (sql: string, ...parameters: unknown[]) =>
    clauses.push({ sql, parameters })
  if (filters.queue) {
    add("queue = ?", filters.queue)
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
  if (filters.waiting_since) {
    add("place_at < ?", filters.waiting_since)
  }
  if (filters.flags) {
    add(...flagClause(filters.flags))
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

function flagClause(
  flags: NonNullable<QueueFilters["flags"]>
): [string, ...unknown[]] {
  switch (flags) {
    case "any":
      return ["flag_count > 0"]
    case "repeat":
      return ["repeat_flag"]
    case "renewal":
      return ["renewal_flag"]
    default:
      return [
        `exists (select 1 from case_flag f
                  where f.case_id = clinical_case.id and f.level = ?
                    and f.settled_at is null and f.deleted_at is null)`,
        flags,
      ]
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
