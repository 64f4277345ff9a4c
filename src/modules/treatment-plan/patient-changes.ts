import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import type { Day } from "../../shared/calendar"
import { conflict, notAllowed, notFound } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { callRow, followUpRow } from "../../shared/outbox"
import { askedToEnd } from "./domain/cancellation-request"
import { nextChoices, type NextChoices } from "./domain/next-choices"
import { type PauseCause, planMachine } from "./domain/plan-state-machine"
import { Reconfirmations } from "./reconfirmations"
import { run, type Shared } from "./sql"
import type { DispatchInput, PlanEventRecord, PlanRecord } from "./types"

/** Whose plan is meant: a customer reaches their own only. */
export type OwnPlan = { plan_id: string; customer_id: string }

/** What patients change of their plans themselves; the team hears of each (W7). */
export class PatientChanges extends Reconfirmations {
  /** The plan where it is the customer's own. @throws not_found also for somebody else's */
  async ownPlan(
    { plan_id, customer_id }: OwnPlan,
    shared: Shared = {}
  ): Promise<PlanRecord> {
    const [plan] = await this.listPlans(
      { id: plan_id, customer_id },
      { take: 1 },
      shared
    )
    if (!plan) {
      throw notFound("Plan", plan_id)
    }
    return plan
  }

  /** What may be done with the next month; null where the plan doesn't run or nothing is to come. */
  async choicesForNext(
    plan: PlanRecord,
    now: Date,
    shared: Shared = {}
  ): Promise<NextChoices | null> {
    const standing =
      plan.state === "active"
        ? await this.standingWhereAny(plan, now, shared)
        : null
    return standing ? nextChoices(standing.schedule, standing.limits) : null
  }

  /** Leaves the next month out. @param seen the day that was shown for it, so that a form sent twice skips one. @throws stale_revision, invalid_field, transition_not_allowed */
  @InjectTransactionManager()
  async skipByPatient(
    own: OwnPlan & { seen: Day },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await this.assertSeen(own, now, shared)
    await this.skipNext(own.plan_id, actorOf(own), now, shared)
    await this.tellTeam(own.plan_id, now, shared)
  }

  /** Moves the next month. @param seen the day that was shown for it. @throws stale_revision, invalid_field, transition_not_allowed */
  @InjectTransactionManager()
  async moveByPatient(
    own: OwnPlan & { seen: Day; day: Day },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await this.assertSeen(own, now, shared)
    await this.moveNext(own.plan_id, own.day, actorOf(own), now, shared)
    await this.tellTeam(own.plan_id, now, shared)
  }

  /** Lets the plan stand still until its patient wants it to go on. Repeatable. @throws transition_not_allowed */
  @InjectTransactionManager()
  async pauseByPatient(
    own: OwnPlan,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const plan = await this.lockOwn(own, shared)
    if (!plan.pause_causes.includes("patient")) {
      await this.pause(plan.id, "patient", actorOf(own), now, shared)
      await this.tellTeam(plan.id, now, shared)
    }
  }

  /** Ends the patient's own pause, and takes back that they asked to end the plan. Repeatable. */
  @InjectTransactionManager()
  async resumeByPatient(
    own: OwnPlan,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const plan = await this.lockOwn(own, shared)
    if (plan.pause_causes.includes("patient")) {
      await this.resume(plan.id, "patient", actorOf(own), now, shared)
      await this.tellTeam(plan.id, now, shared)
    }
  }

  /**
   * The patient wants no more of a plan (PAY-6): nothing is charged meanwhile;
   * the team cancels what remains. Repeatable while the request stands.
   * @throws transition_not_allowed for a plan that has ended
   */
  @InjectTransactionManager()
  async requestCancellation(
    own: OwnPlan,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const plan = await this.lockOwn(own, shared)
    if (planMachine.isFinal(plan.state)) {
      throw notAllowed(
        "transition_not_allowed",
        `Plan ${plan.id} has ended already`
      )
    }
    if (askedToEnd(await this.historyOf(plan.id, shared))) {
      return
    }
    const act = { actor: actorOf(own), now }
    const paused =
      plan.state === "pending"
        ? plan
        : await this.pauseLocked(plan, "patient", act, shared)
    await this.changePlan(
      paused,
      { event: "request_cancellation" },
      act,
      shared
    )
    await this.tellTeam(plan.id, now, shared)
  }

  /**
   * Lifts one cause. That their patient asked to end a plan is taken back by
   * them alone, as its next month would be charged (PAY-6); where staff end a
   * patient's pause for them, they read of it.
   * @throws transition_not_allowed
   */
  @InjectTransactionManager()
  override async resume(
    planId: string,
    cause: PauseCause,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<PlanRecord> {
    const plan = await this.lockPlan(planId, shared)
    const forPatient =
      cause === "patient" &&
      actor.type === "staff" &&
      plan.pause_causes.includes(cause)
    if (forPatient && askedToEnd(await this.historyOf(planId, shared))) {
      throw notAllowed(
        "transition_not_allowed",
        `The patient of plan ${planId} asked to end it: only they let it go on`
      )
    }
    const resumed = await this.resumeLocked(plan, cause, { actor, now }, shared)
    if (forPatient) {
      await this.createOutboxes(
        [
          callRow(
            {
              partner: "email",
              operation: "plan_goes_on",
              reference: `email:plan_goes_on:${planId}:${now.toISOString()}`,
              subject_type: "plan",
              subject_id: planId,
            },
            now
          ),
        ],
        shared
      )
    }
    return resumed
  }

  /** A plan that its patient asked to end before its first parcel left stands still when it starts: nothing more is charged. */
  @InjectTransactionManager()
  override async noteDispatch(
    supply: DispatchInput,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await super.noteDispatch(supply, actor, now, shared)
    if (supply.plan_id === null || supply.number > 1) {
      return
    }
    const plan = await this.lockPlan(supply.plan_id, shared)
    if (
      plan.state === "active" &&
      askedToEnd(await this.historyOf(plan.id, shared))
    ) {
      await this.pauseLocked(plan, "patient", { actor, now }, shared)
    }
  }

  /** What happened to a plan, its months and its course, the oldest first. */
  async historyOf(
    planId: string,
    shared: Shared = {}
  ): Promise<PlanEventRecord[]> {
    return this.listPlanEvents(
      { plan_id: planId },
      { order: { seq: "ASC" }, take: null },
      shared
    )
  }

  /** The plan, held, where it is the customer's own. @throws not_found */
  protected async lockOwn(own: OwnPlan, shared: Shared): Promise<PlanRecord> {
    await this.ownPlan(own, shared)
    return this.lockPlan(own.plan_id, shared)
  }

  private async assertSeen(
    own: OwnPlan & { seen: Day },
    now: Date,
    shared: Shared
  ): Promise<void> {
    const plan = await this.lockOwn(own, shared)
    const choices = await this.choicesForNext(plan, now, shared)
    if (choices && choices.due_on !== own.seen) {
      throw conflict(
        "stale_revision",
        `The next month of plan ${plan.id} is due on another day by now`
      )
    }
  }

  /** Has the team told of the newest change of a plan. */
  protected async tellTeam(
    planId: string,
    now: Date,
    shared: Shared
  ): Promise<void> {
    const [newest] = await run<{ id: string }>(
      shared,
      `select id from plan_event where plan_id = ? and event like 'plan.%'
        order by seq desc limit 1`,
      [planId]
    )
    if (newest) {
      await this.createOutboxes(
        [
          followUpRow(
            FOLLOW_UPS.PLAN_CHANGED_BY_PATIENT,
            newest.id,
            { plan_event_id: newest.id },
            now
          ),
        ],
        shared
      )
    }
  }
}

const actorOf = ({ customer_id }: OwnPlan): Actor => ({
  type: "patient",
  id: customer_id,
})
