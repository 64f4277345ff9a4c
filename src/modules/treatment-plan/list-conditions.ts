import type { Day } from "../../shared/calendar"
import type { InstalmentState } from "./domain/instalment-state-machine"
import type { PauseCause, PlanState } from "./domain/plan-state-machine"

type Page = { limit: number; offset: number }

export type PlanFilter = Page & {
  state?: PlanState | undefined
  cause?: PauseCause | undefined
  category?: string | undefined
  /** Plans with a month that isn't charged yet and is due within these days, both included. */
  due_from?: Day | undefined
  due_to?: Day | undefined
  /** Part of the plan's own reference, or one of these cases. */
  search?: { text: string; case_ids: string[] } | undefined
}

export type UpcomingFilter = Page & {
  /** Both included; without `from` also what is late. */
  from?: Day | undefined
  to: Day
  category?: string | undefined
}

/** Charges that somebody may have to do something about. */
export const FAILED_STATES = [
  "retry_wait",
  "action_required",
  "failed",
  "unknown",
] as const satisfies readonly InstalmentState[]
export type FailedState = (typeof FAILED_STATES)[number]

export type FailedFilter = Page & { state?: FailedState | undefined }

export type Conditions = { sql: string; parameters: unknown[] }

type Part = [sql: string, ...parameters: unknown[]]

const all = (parts: (Part | null)[]): Conditions => {
  const given = parts.filter((part) => part !== null)
  return {
    sql: given.map(([sql]) => sql).join(" and "),
    parameters: given.flatMap(([, ...parameters]) => parameters),
  }
}

const marks = (values: readonly unknown[]) => values.map(() => "?").join(", ")

/** What a page of plans is made of; `p` is the plan. */
export const planConditions = (filter: PlanFilter): Conditions =>
  all([
    ["p.deleted_at is null"],
    filter.state ? ["p.state = ?", filter.state] : null,
    // A plan stands still for something only while it is paused.
    filter.cause
      ? ["p.state = 'paused' and ? = any(p.pause_causes)", filter.cause]
      : null,
    filter.category ? ["p.category_handle = ?", filter.category] : null,
    dueWithin(filter),
    filter.search ? found(filter.search) : null,
  ])

function dueWithin({ due_from, due_to }: PlanFilter): Part | null {
  if (!due_from && !due_to) {
    return null
  }
  const { sql, parameters } = all([
    ["d.plan_id = p.id and d.deleted_at is null"],
    ["d.state in ('scheduled', 'due')"],
    due_from ? ["d.due_on >= ?", due_from] : null,
    due_to ? ["d.due_on <= ?", due_to] : null,
  ])
  return [`exists (select 1 from instalment d where ${sql})`, ...parameters]
}

function found({ text, case_ids }: { text: string; case_ids: string[] }): Part {
  const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`
  return case_ids.length === 0
    ? ["p.reference ilike ?", like]
    : [
        `(p.reference ilike ? or p.case_id in (${marks(case_ids)}))`,
        like,
        ...case_ids,
      ]
}

/** Neither supplied yet nor never to be; `i` is the month, `p` its plan. */
export const upcomingConditions = (filter: UpcomingFilter): Conditions =>
  all([
    ["i.deleted_at is null and p.state in ('active', 'paused')"],
    [
      `i.state in ('scheduled', 'due', 'charging', 'unknown', 'retry_wait', 'action_required', 'failed', 'paid')`,
    ],
    ["i.due_on <= ?", filter.to],
    filter.from ? ["i.due_on >= ?", filter.from] : null,
    filter.category ? ["p.category_handle = ?", filter.category] : null,
  ])

/** Charges that failed, of plans that aren't over. */
export const failedConditions = ({ state }: FailedFilter): Conditions => {
  const states = state ? [state] : FAILED_STATES
  return all([
    ["i.deleted_at is null"],
    [`i.state in (${marks(states)})`, ...states],
  ])
}
