import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { notAllowed, unexpected } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { callRow } from "../../shared/outbox"
import { RefusedCards } from "./refused-cards"
import { run, type Shared } from "./sql"
import type { InstalmentRecord, MandateRecord, PlanRecord } from "./types"

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
export class Charges extends RefusedCards {
  /**
   * Makes due what is due today: of active plans within their course's limit,
   * each month only after the one before has left and the interval is over. Of
   * two plans of a course one month at a time: the other's parcel would have to
   * wait for the interval with its money taken. What is kept from leaving for
   * longer than that keeps the other plan no more.
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
    const found = await run<{ id: string; course_id: string }>(
      shared,
      `select i.id, c.id as course_id
         from instalment i
         join plan p on p.id = i.plan_id and p.state = 'active' and p.deleted_at is null
         join course c on c.id = p.course_id and c.state = 'open' and c.limit_on > ?
        where i.state = 'scheduled' and i.due_on <= ? and i.deleted_at is null
          and (c.last_dispatch_on is null
               or c.last_dispatch_on::date + p.minimum_interval_days <= ?::date)
          and not exists (
            select 1 from instalment b
             where b.plan_id = i.plan_id and b.number < i.number and b.deleted_at is null
               and b.state not in ('supplied', 'refunded', 'cancelled'))
          and not exists (
            select 1 from instalment o
              join plan q on q.id = o.plan_id and q.course_id = c.id and q.id <> p.id
             where o.number > 1 and o.deleted_at is null
               and o.state in ('due', 'charging', 'unknown', 'paid')
               and (o.state_since at time zone 'Europe/London')::date
                   + p.minimum_interval_days > ?::date)
        order by i.due_on, i.id
        limit ?
          for update of i, p, c skip locked`,
      [today, today, today, today, most]
    )
    const courses = new Set<string>()
    const due = found.filter(({ course_id }) => {
      const isFirst = !courses.has(course_id)
      courses.add(course_id)
      return isFirst
    })
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
   * @throws transition_not_allowed; not_eligible past the limit or without a card;
   * payment_required where only another card can pay it
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
    if (isUnderWay(instalment)) {
      return this.chargeUnderWay(instalment, plan, shared)
    }
    await this.assertChargeable(plan, now, shared)
    await this.assertCardWorth(instalment, shared)
    const attempts = instalment.attempts + 1
    const charging = await this.moveInstalment(
      instalment,
      {
        event: "charge",
        columns: { attempts, order_id: orderId, retry_on: null },
        details: {
          attempt: attempts,
          amount: instalment.amount,
          mandate_id: mandate.id,
        },
      },
      { actor, now },
      shared
    )
    const key = chargeKey(instalment.id, attempts)
    await this.createOutboxes(
      [
        callRow(
          {
            partner: CHARGING_PARTNER,
            operation: "charge",
            reference: key,
            subject_type: "instalment",
            subject_id: instalment.id,
            order_id: orderId,
          },
          now
        ),
      ],
      shared
    )
    return { instalment: charging, plan, mandate, key }
  }

  /** The charge of an instalment that is under way, with the card it was begun with; null where none is. */
  @InjectManager()
  async openCharge(
    instalmentId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<BegunCharge | null> {
    const instalment = await this.retrieveInstalment(instalmentId, {}, shared)
    if (!isUnderWay(instalment)) {
      return null
    }
    const plan = await this.retrievePlan(instalment.plan_id, {}, shared)
    return this.chargeUnderWay(instalment, plan, shared)
  }

  /** With the mandate of its beginning: the same key has to say the same however often it is sent. */
  private async chargeUnderWay(
    instalment: InstalmentRecord,
    plan: PlanRecord,
    shared: Shared
  ): Promise<BegunCharge> {
    const [begun] = await this.listPlanEvents(
      {
        plan_id: plan.id,
        instalment_id: instalment.id,
        event: "instalment.charge",
      },
      { order: { seq: "DESC" }, take: 1 },
      shared
    )
    const mandateId = begun?.details?.["mandate_id"]
    if (typeof mandateId !== "string") {
      throw unexpected(`Nothing says how ${instalment.id} is charged`)
    }
    return {
      instalment,
      plan,
      mandate: await this.retrieveMandate(mandateId, {}, shared),
      key: chargeKey(instalment.id, instalment.attempts),
    }
  }

  private async assertCardWorth(
    { id, decline_code }: InstalmentRecord,
    shared: Shared
  ): Promise<void> {
    if (decline_code === null) {
      return
    }
    if ((await this.withRefusedCard([id], shared)).size > 0) {
      throw notAllowed(
        "payment_required",
        `The card that month ${id} was charged to was refused for good: another one is needed`
      )
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

  /** Instalments that are due, of plans that run or wait for this payment alone, in the order of their ids; `after` is the last one seen. */
  @InjectTransactionManager()
  async dueNow(
    after: string,
    most: number,
    @MedusaContext() shared: Shared = {}
  ): Promise<string[]> {
    const found = await run<{ id: string }>(
      shared,
      `select i.id from instalment i
         join plan p on p.id = i.plan_id
          and (p.state = 'active' or (p.state = 'paused' and p.pause_causes = '{payment}'))
        where i.state = 'due' and i.id > ? and i.deleted_at is null
        order by i.id limit ?`,
      [after, most]
    )
    return found.map(({ id }) => id)
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

/** Who takes the money; the gateway keeps its calls by this name. */
export const CHARGING_PARTNER = "stripe"

/** Its outcome isn't known yet. */
const isUnderWay = ({ state }: InstalmentRecord): boolean =>
  state === "charging" || state === "unknown"
