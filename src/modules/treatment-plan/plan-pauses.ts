import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { addDays } from "../../shared/calendar"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { followUpRow } from "../../shared/outbox"
import type { PauseCause } from "./domain/plan-state-machine"
import { daysAllowed, dueOn, resumeOn } from "./domain/schedule"
import { PlanLists } from "./plan-lists"
import type { Act } from "./plan-store"
import type { Shared } from "./sql"
import type { InstalmentRecord, PlanRecord } from "./types"

/** Plans that stand still: nothing of them falls due or is charged meanwhile. */
export class PlanPauses extends PlanLists {
  /** Lets a plan stand still for one more cause. Repeatable. @throws transition_not_allowed */
  @InjectTransactionManager()
  async pause(
    planId: string,
    cause: PauseCause,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<PlanRecord> {
    const plan = await this.lockPlan(planId, shared)
    return this.pauseLocked(plan, cause, { actor, now }, shared)
  }

  protected async pauseLocked(
    plan: PlanRecord,
    cause: PauseCause,
    act: Act,
    shared: Shared
  ): Promise<PlanRecord> {
    if (plan.state === "paused" && plan.pause_causes.includes(cause)) {
      // What a check had stopped is staff's to lift from the moment they stop it too.
      return act.actor.type === "staff"
        ? this.changePlan(
            plan,
            { event: "pause", details: { cause } },
            act,
            shared
          )
        : plan
    }
    const change = {
      event: "pause" as const,
      columns: { pause_causes: [...plan.pause_causes, cause] },
      details: { cause },
    }
    return plan.state === "paused"
      ? this.changePlan(plan, change, act, shared)
      : this.movePlan(plan, change, act, shared)
  }

  /**
   * Lifts one cause; the plan goes on when none is left. Months that passed
   * meanwhile are not made up for: what was due is due today, or as soon as the
   * interval allows. After too long a gap it goes on standing still until a
   * clinician lifts that (SAF-18). Repeatable.
   */
  @InjectTransactionManager()
  async resume(
    planId: string,
    cause: PauseCause,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<PlanRecord> {
    const plan = await this.lockPlan(planId, shared)
    return this.resumeLocked(plan, cause, { actor, now }, shared)
  }

  protected async resumeLocked(
    plan: PlanRecord,
    cause: PauseCause,
    act: Act,
    shared: Shared
  ): Promise<PlanRecord> {
    if (!plan.pause_causes.includes(cause)) {
      return plan
    }
    const others = plan.pause_causes.filter((one) => one !== cause)
    const isLooked =
      others.includes("clinical") ||
      (cause === "clinical" && act.actor.type === "staff")
    const late = isLooked
      ? null
      : await this.monthTooLate(plan, act.now, shared)
    const left = late ? [...others, "clinical"] : others
    if (late) {
      const key = `${late.id}:${act.now.toISOString()}`
      const of = { instalment_id: late.id }
      await this.createOutboxes(
        [followUpRow(FOLLOW_UPS.PLAN_ASKS_CLINICIAN, key, of, act.now)],
        shared
      )
    }
    if (left.length > 0) {
      return this.changePlan(
        plan,
        {
          event: "lift_pause",
          columns: { pause_causes: left },
          details: { cause, left },
        },
        act,
        shared
      )
    }
    const resumed = await this.movePlan(
      plan,
      { event: "resume", columns: { pause_causes: left }, details: { cause } },
      act,
      shared
    )
    return this.catchUp(resumed, act, shared)
  }

  /** The next month, where it would come too long after the parcel before it (SAF-18); one that is paid is as good as sent today. */
  private async monthTooLate(
    plan: PlanRecord,
    now: Date,
    shared: Shared
  ): Promise<InstalmentRecord | null> {
    const standing = await this.standingWhereAny(plan, now, shared)
    if (!standing) {
      return null
    }
    const { limits, schedule, open } = standing
    const { longest_gap_days, last_dispatch, today } = limits
    if (longest_gap_days === null || last_dispatch === null) {
      return null
    }
    const [paid] = await this.listInstalments(
      { plan_id: plan.id, state: "paid" },
      { select: ["id"], take: 1 },
      shared
    )
    const { earliest } = daysAllowed(limits)
    const next = dueOn(resumeOn(schedule, limits.next, earliest), limits.next)
    const before = paid ? today : last_dispatch
    return next > addDays(before, longest_gap_days) ? open[0] : null
  }

  /** Days that passed during the pause are put off; what then lies beyond the limit is never charged. */
  private async catchUp(
    plan: PlanRecord,
    act: Act,
    shared: Shared
  ): Promise<PlanRecord> {
    const standing = await this.standingWhereAny(plan, act.now, shared)
    if (!standing) {
      return plan
    }
    const { limits, open } = standing
    const { earliest } = daysAllowed(limits)
    const schedule = resumeOn(standing.schedule, limits.next, earliest)
    if (schedule === standing.schedule) {
      return plan
    }
    const isBeyond = ({ number }: { number: number }) =>
      dueOn(schedule, number) >= limits.limit_on
    await this.cancelInstalments(open.filter(isBeyond), "limit", act, shared)
    const [first, ...others] = open.filter((one) => !isBeyond(one))
    const dated = first
      ? await this.date(
          { plan, open: [first, ...others] },
          schedule,
          "move",
          act,
          shared
        )
      : plan
    return this.completeWhereDone(dated, act, shared)
  }
}
