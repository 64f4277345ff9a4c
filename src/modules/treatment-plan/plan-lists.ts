import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import type { Day } from "../../shared/calendar"
import { auditRow } from "../../shared/outbox"
import { PlanDays } from "./plan-days"
import {
  ASKED_TO_END,
  failedConditions,
  inTrouble,
  planConditions,
  upcomingConditions,
  type Conditions,
  type FailedFilter,
  type PlanFilter,
  type UpcomingFilter,
} from "./list-conditions"
import { run, type Shared } from "./sql"
import type { InstalmentRecord, PlanRecord } from "./types"

/** A plan as the staff's list shows it; moments are text, as rows read by SQL carry them. */
export type PlanListRow = Pick<
  PlanRecord,
  | "id"
  | "reference"
  | "state"
  | "pause_causes"
  | "end_reason"
  | "case_id"
  | "category_handle"
  | "months"
  | "plan_number"
  | "quantity"
  | "monthly_price"
  | "delivery_price"
> & {
  agreed_at: string
  /** Months that were paid, and of which the supply has left. */
  paid: number
  supplied: number
  /** The next month that isn't charged yet. */
  next_number: number | null
  next_due_on: Day | null
  /** The patient wants no more of it (PAY-6). */
  asked_to_end: boolean
  /** How its earliest charge stands that needs somebody. */
  trouble: InstalmentRecord["state"] | null
}

/** A month with the plan that it is of. */
export type MonthRow = Pick<
  InstalmentRecord,
  | "id"
  | "plan_id"
  | "number"
  | "state"
  | "due_on"
  | "amount"
  | "attempts"
  | "first_declined_on"
  | "retry_on"
  | "decline_code"
> &
  Pick<PlanRecord, "months" | "quantity" | "case_id" | "category_handle"> & {
    plan_reference: string
    plan_state: PlanRecord["state"]
    pause_causes: string[]
  }

/** What falls due on one day. */
export type DayTotal = { day: Day; supplies: number; packs: number }

/** Packs of a month: of the strength before, where another came later (SAF-18). */
const PACKS = `coalesce((select d.from_quantity from plan_dose_change d
  where d.plan_id = p.id and d.state = 'in_force' and d.from_number > i.number
    and d.deleted_at is null order by d.in_force_at limit 1), p.quantity)`
const MONTH_COLUMNS = `i.id, i.plan_id, i.number, i.state, i.due_on, i.amount, i.attempts,
  i.first_declined_on, i.retry_on, i.decline_code, p.months, ${PACKS} as quantity, p.case_id,
  p.category_handle, p.reference as plan_reference, p.state as plan_state, p.pause_causes`
const MONTHS = `instalment i join plan p on p.id = i.plan_id and p.deleted_at is null`

/** Plans and their months as staff look for them: a page by one statement, however many there are. */
export class PlanLists extends PlanDays {
  /** One page of plans, the newest first, with the number of all. */
  @InjectTransactionManager()
  async readPlans(
    filter: PlanFilter,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ plans: PlanListRow[]; count: number }> {
    const { sql, parameters } = planConditions(filter)
    const trouble = inTrouble(now)
    const plans = await run<PlanListRow>(
      shared,
      `select p.id, p.reference, p.state, p.pause_causes, p.end_reason, p.case_id,
              p.category_handle, p.months, p.plan_number, p.quantity, p.monthly_price,
              p.delivery_price, p.agreed_at, coalesce(${ASKED_TO_END}, false) as asked_to_end, m.*
         from (select p.* from plan p where ${sql}
                order by p.agreed_at desc, p.id desc limit ? offset ?) p
         left join lateral (
           select count(*) filter (where i.paid_at is not null)::int as paid,
                  count(*) filter (where i.supplied_at is not null)::int as supplied,
                  min(i.number) filter (where i.state in ('scheduled', 'due')) as next_number,
                  min(i.due_on) filter (where i.state in ('scheduled', 'due')) as next_due_on,
                  (array_agg(i.state order by i.number) filter (where ${trouble.sql}))[1] as trouble
             from instalment i where i.plan_id = p.id and i.deleted_at is null) m on true
        order by p.agreed_at desc, p.id desc`,
      [...parameters, filter.limit, filter.offset, ...trouble.parameters]
    )
    const count = await this.countOf("plan p", { sql, parameters }, shared)
    return { plans, count }
  }

  /** One page of the months that are still to be supplied, by their days. */
  @InjectTransactionManager()
  async readUpcoming(
    filter: UpcomingFilter,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ months: MonthRow[]; count: number }> {
    return this.readMonths(
      upcomingConditions(filter),
      { order: "i.due_on, i.id", ...filter },
      shared
    )
  }

  /** How much falls due on each day of the same range. */
  @InjectTransactionManager()
  async upcomingByDay(
    filter: UpcomingFilter,
    @MedusaContext() shared: Shared = {}
  ): Promise<DayTotal[]> {
    const { sql, parameters } = upcomingConditions(filter)
    return run<DayTotal>(
      shared,
      `select i.due_on as day, count(*)::int as supplies, sum(${PACKS})::int as packs
         from ${MONTHS} where ${sql} group by i.due_on order by i.due_on`,
      parameters
    )
  }

  /** One page of the charges that failed, are stuck or whose outcome isn't known, those failing longest first. */
  @InjectTransactionManager()
  async readFailed(
    filter: FailedFilter,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ months: MonthRow[]; count: number }> {
    return this.readMonths(
      failedConditions(filter, now),
      { order: "coalesce(i.first_declined_on, i.due_on), i.id", ...filter },
      shared
    )
  }

  /** Months charged by themselves that are paid and not supplied, of plans that have ended; in the order of their ids, `after` is the last one seen. */
  @InjectTransactionManager()
  async paidOfEndedPlans(
    { after, limit }: { after: string; limit: number },
    @MedusaContext() shared: Shared = {}
  ): Promise<{ id: string; plan_id: string }[]> {
    return run(
      shared,
      `select i.id, i.plan_id from ${MONTHS}
        where i.state = 'paid' and i.number > 1 and i.deleted_at is null
          and p.state in ('cancelled', 'limit_reached', 'completed') and i.id > ?
        order by i.id limit ?`,
      [after, limit]
    )
  }

  /** Writes down that somebody of staff has looked at a plan and its patient: once a minute. */
  @InjectTransactionManager()
  async noteReading(
    planId: string,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    // The lock lets two readers of one minute come one after the other.
    const plan = await this.lockPlan(planId, shared)
    const key = `${plan.id}:read:${actor.id}:${now.toISOString().slice(0, 16)}`
    const row = auditRow(
      key,
      {
        action: "plan.read",
        actor,
        entity_type: "plan",
        entity_id: plan.id,
        order_id: plan.order_id,
        case_id: plan.case_id,
        patient_id: plan.patient_id,
      },
      now
    )
    const [known] = await this.listOutboxes(
      { key: row.key },
      { select: ["id"], take: 1 },
      shared
    )
    if (!known) {
      await this.createOutboxes([row], shared)
    }
  }

  private async readMonths(
    { sql, parameters }: Conditions,
    page: { order: string; limit: number; offset: number },
    shared: Shared
  ): Promise<{ months: MonthRow[]; count: number }> {
    const months = await run<MonthRow>(
      shared,
      `select ${MONTH_COLUMNS} from ${MONTHS} where ${sql}
        order by ${page.order} limit ? offset ?`,
      [...parameters, page.limit, page.offset]
    )
    const count = await this.countOf(MONTHS, { sql, parameters }, shared)
    return { months, count }
  }

  private async countOf(
    from: string,
    { sql, parameters }: Conditions,
    shared: Shared
  ): Promise<number> {
    const [all] = await run<{ total: number }>(
      shared,
      `select count(*)::int as total from ${from} where ${sql}`,
      parameters
    )
    return all?.total ?? 0
  }
}
