import type { Day } from "../../shared/calendar"
import type { PauseCause, PlanState } from "./domain/plan-state-machine"
import {
  FAILED_STATES,
  type FailedState,
  stuckBefore,
} from "./domain/staff-choices"

type Page = { limit: number; offset: number }

export type PlanFilter = Page & {
  /** This one only. */
  id?: string | undefined
  state?: PlanState | undefined
  cause?: PauseCause | undefined
  category?: string | undefined
  /** Only plans whose patient asked to end them. */
  asked_to_end?: boolean | undefined
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

/** Whether the patient of `p` asked to end it and hasn't let it go on since; as `askedToEnd` reads a history. */
export const ASKED_TO_END = `(
  select e.event = 'plan.request_cancellation' from plan_event e
   where e.plan_id = p.id
     and (e.event = 'plan.request_cancellation'
      or (e.event in ('plan.resume', 'plan.lift_pause') and e.details ->> 'cause' = 'patient'))
   order by e.seq desc limit 1)`

/** What a page of plans is made of; `p` is the plan. */
export const planConditions = (filter: PlanFilter): Conditions =>
  all([
    ["p.deleted_at is null"],
    filter.id ? ["p.id = ?", filter.id] : null,
    filter.state ? ["p.state = ?", filter.state] : null,
    // A plan stands still for something only while it is paused.
    filter.cause
      ? ["p.state = 'paused' and ? = any(p.pause_causes)", filter.cause]
      : null,
    filter.category ? ["p.category_handle = ?", filter.category] : null,
    filter.asked_to_end
      ? [`p.state in ('pending', 'active', 'paused') and ${ASKED_TO_END}`]
      : null,
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

/** Somebody may have to do something about the charge of `i`. */
export const inTrouble = (
  now: Date,
  states: readonly FailedState[] = FAILED_STATES
): Conditions =>
  all([
    [`i.state in (${marks(states)})`, ...states],
    ["(i.state <> 'charging' or i.state_since < ?)", stuckBefore(now)],
  ])

/** Charges that failed, or are stuck. */
export function failedConditions(
  { state }: FailedFilter,
  now: Date
): Conditions {
  const { sql, parameters } = inTrouble(now, state ? [state] : FAILED_STATES)
  return all([["i.deleted_at is null"], [sql, ...parameters]])
}
