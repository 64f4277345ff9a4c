import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { addDays, type Day } from "../../shared/calendar"
import { notAllowed } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { instalmentMachine } from "./domain/instalment-state-machine"
import { nextRetryOn, RETRY_DAYS } from "./domain/retries"
import { PlanPauses } from "./plan-pauses"
import type { Act } from "./plan-store"
import { run, type Shared } from "./sql"
import type {
  ChargeOutcome,
  InstalmentRecord,
  MandateRecord,
  PlanRecord,
} from "./types"

export type TreatmentPlanOptions = {
  /** Days after the first decline on which a soft one is tried again (PAY-7). */
  retryDays?: readonly number[]
}

/** A charge that was begun: sent under this key, and found again by it. */
export type BegunCharge = {
  instalment: InstalmentRecord
  plan: PlanRecord
  mandate: MandateRecord
  /** The same for every sending of one attempt (INT-2). */
  key: string
}

/** The key of one attempt at the partner, and our metadata's. */
export const chargeKey = (instalmentId: string, attempt: number): string =>
  `inst_${instalmentId}_a${attempt}`

/** From due to paid: each instalment is charged exactly once, under one key an attempt. */
export class Charges extends PlanPauses {
  private readonly retryDays: readonly number[]

  constructor(
    container: Record<string, unknown>,
    options: TreatmentPlanOptions = {}
  ) {
    super(container, options)
    this.retryDays = options.retryDays ?? RETRY_DAYS
  }

  /**
   * Makes due what is due today: of active plans within their course's limit,
   * each month only after the one before has left and the interval is over.
   * @returns the ids, at most `most`
   */
  @InjectTransactionManager()
  async fallDue(
    most: number,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<string[]> {
    const today = londonDay(now)
    const found = await run<{
      id: string
      minimum_interval_days: number
      last_dispatch_on: Day | null
    }>(
      shared,
      `select i.id, p.minimum_interval_days, c.last_dispatch_on
         from instalment i
         join plan p on p.id = i.plan_id and p.state = 'active' and p.deleted_at is null
         join course c on c.id = p.course_id and c.state = 'open' and c.limit_on > ?
        where i.state = 'scheduled' and i.due_on <= ? and i.deleted_at is null
          and not exists (
            select 1 from instalment b
             where b.plan_id = i.plan_id and b.number < i.number and b.deleted_at is null
               and b.state not in ('supplied', 'refunded', 'cancelled'))
        order by i.due_on, i.id
        limit ?
          for update of i, p skip locked`,
      [today, today, most]
    )
    const due = found.filter(
      ({ last_dispatch_on, minimum_interval_days }) =>
        last_dispatch_on === null ||
        addDays(last_dispatch_on, minimum_interval_days) <= today
    )
    for (const { id } of due) {
      const instalment = await this.retrieveInstalment(id, {}, shared)
      await this.moveInstalment(
        instalment,
        { event: "fall_due" },
        { actor, now },
        shared
      )
    }
    return due.map(({ id }) => id)
  }

  /**
   * Begins a charge, the order standing already. While one is under way the
   * same one is given again, so that a killed process goes on with its key.
   * @throws transition_not_allowed; not_eligible past the limit or without a card
   */
  @InjectTransactionManager()
  async beginCharge(
    instalmentId: string,
    orderId: string,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<BegunCharge> {
    const { instalment, plan } = await this.lockInstalment(instalmentId, shared)
    const mandate = await this.mandateOf(plan.id, shared)
    if (!mandate) {
      throw notAllowed("not_eligible", `Plan ${plan.id} has no card to charge`)
    }
    if (OPEN.has(instalment.state)) {
      return {
        instalment,
        plan,
        mandate,
        key: chargeKey(instalment.id, instalment.attempts),
      }
    }
    await this.assertChargeable(plan, now, shared)
    const attempts = instalment.attempts + 1
    const charging = await this.moveInstalment(
      instalment,
      {
        event: "charge",
        columns: { attempts, order_id: orderId, retry_on: null },
        details: { attempt: attempts, amount: instalment.amount },
      },
      { actor, now },
      shared
    )
    return {
      instalment: charging,
      plan,
      mandate,
      key: chargeKey(instalment.id, attempts),
    }
  }

  /** Only a running plan is charged, or one that stands still for the payment alone. */
  private async assertChargeable(plan: PlanRecord, now: Date, shared: Shared) {
    const waitsForPayment = plan.pause_causes.every(
      (cause) => cause === "payment"
    )
    if (!["active", "paused"].includes(plan.state) || !waitsForPayment) {
      throw notAllowed(
        "transition_not_allowed",
        `Plan ${plan.id} is ${plan.state}: nothing of it is charged`
      )
    }
    const course = plan.course_id
      ? await this.retrieveCourse(plan.course_id, {}, shared)
      : null
    if (course?.state !== "open" || londonDay(now) >= course.limit_on) {
      throw notAllowed(
        "not_eligible",
        `The course of plan ${plan.id} supplies nothing more`
      )
    }
  }

  /**
   * What became of a charge, in any order and however often it is said. A
   * decline lets the plan stand still (PAY-7), money that came lets it go on.
   */
  @InjectTransactionManager()
  async recordCharge(
    instalmentId: string,
    outcome: ChargeOutcome,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<InstalmentRecord> {
    const { instalment, plan } = await this.lockInstalment(instalmentId, shared)
    // News of an attempt that another one followed tells nothing, unless it is of money.
    const isOld = outcome.attempt !== instalment.attempts
    if (
      (isOld && outcome.kind !== "succeed") ||
      !instalmentMachine.can(instalment.state, outcome.kind)
    ) {
      return instalment
    }
    const act: Act = { actor, now }
    const first_declined_on = instalment.first_declined_on ?? londonDay(now)
    const retry_on =
      outcome.kind === "soft_decline"
        ? nextRetryOn(first_declined_on, instalment.attempts, this.retryDays)
        : null
    const isDecline =
      outcome.kind === "soft_decline" || outcome.kind === "hard_decline"
    const moved = await this.moveInstalment(
      instalment,
      {
        event: outcome.kind,
        guards: { attempts_left: retry_on !== null },
        columns: {
          retry_on,
          ...(outcome.payment_intent
            ? { payment_intent: outcome.payment_intent }
            : {}),
          ...(isDecline
            ? { first_declined_on, decline_code: outcome.code }
            : {}),
          ...(outcome.kind === "succeed"
            ? { paid_at: now, decline_code: null }
            : {}),
        },
        details: {
          attempt: outcome.attempt,
          ...(isDecline ? { code: outcome.code, retry_on } : {}),
        },
      },
      act,
      shared
    )
    await this.followCharge(plan, outcome.kind, act, shared)
    return moved
  }

  private async followCharge(
    plan: PlanRecord,
    kind: ChargeOutcome["kind"],
    act: Act,
    shared: Shared
  ): Promise<void> {
    if (kind === "succeed") {
      await this.resumeLocked(plan, "payment", act, shared)
      return
    }
    const stands =
      STANDS_STILL.has(kind) && ["active", "paused"].includes(plan.state)
    if (stands) {
      await this.pauseLocked(plan, "payment", act, shared)
    }
  }

  /** Charges whose day to be tried again has come, at most `most`; their plans stand still for nothing but the payment. */
  @InjectTransactionManager()
  async dueAgain(
    most: number,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<string[]> {
    const found = await run<{ id: string }>(
      shared,
      `select i.id from instalment i
         join plan p on p.id = i.plan_id and p.state = 'paused' and p.pause_causes = '{payment}'
        where i.state = 'retry_wait' and i.retry_on <= ? and i.deleted_at is null
        order by i.retry_on, i.id limit ?`,
      [londonDay(now), most]
    )
    return found.map(({ id }) => id)
  }
}

/** The outcome isn't known yet. */
const OPEN: ReadonlySet<InstalmentRecord["state"]> = new Set([
  "charging",
  "unknown",
])

const STANDS_STILL: ReadonlySet<ChargeOutcome["kind"]> = new Set([
  "soft_decline",
  "hard_decline",
  "need_authentication",
])
