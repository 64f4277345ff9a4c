import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { startOfDay, type Day } from "../../shared/calendar"
import { invalid, notAllowed } from "../../shared/errors"
import { formatDate, londonDay } from "../../shared/london"
import { Courses } from "./courses"
import { instalmentMachine } from "./domain/instalment-state-machine"
import {
  daysAllowed,
  dueOn,
  moveTo,
  skipMonth,
  whyNotScheduled,
  type Schedule,
  type ScheduleFault,
  type ScheduleLimits,
} from "./domain/schedule"
import type { Act } from "./plan-store"
import type { Shared } from "./sql"
import type { InstalmentRecord, PlanRecord } from "./types"

/** A plan's days that can still change, and what they are held against. */
export type Standing = {
  plan: PlanRecord
  schedule: Schedule
  /** Still to be charged, the next one first. */
  open: [InstalmentRecord, ...InstalmentRecord[]]
  limits: ScheduleLimits
}

/** The days of a running plan, within the clinical limits (W7). */
export class PlanDays extends Courses {
  /** Leaves the next month out: every instalment still to come is a month later. @throws invalid_field, transition_not_allowed */
  @InjectTransactionManager()
  async skipNext(
    planId: string,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<PlanRecord> {
    const standing = await this.standingOf(planId, now, shared)
    const schedule = skipMonth(standing.schedule)
    assertAllowed(schedule, standing.limits)
    return this.date(standing, schedule, "skip", { actor, now }, shared)
  }

  /** Puts the next instalment on another day, the later ones monthly after it. @throws invalid_field, transition_not_allowed */
  @InjectTransactionManager()
  async moveNext(
    planId: string,
    day: Day,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<PlanRecord> {
    const standing = await this.standingOf(planId, now, shared)
    const schedule = moveTo(standing.limits.next, day)
    assertAllowed(schedule, standing.limits)
    return this.date(standing, schedule, "move", { actor, now }, shared)
  }

  /** The days to which the next instalment may be moved. @throws transition_not_allowed */
  @InjectTransactionManager()
  async daysForNext(
    planId: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ number: number; earliest: Day; latest: Day }> {
    const { limits } = await this.standingOf(planId, now, shared)
    return { number: limits.next, ...daysAllowed(limits) }
  }

  private async standingOf(
    planId: string,
    now: Date,
    shared: Shared
  ): Promise<Standing> {
    const plan = await this.lockPlan(planId, shared)
    if (plan.state !== "active") {
      throw notAllowed(
        "transition_not_allowed",
        `Plan ${plan.id} is ${plan.state}: only the days of an active one can be changed`
      )
    }
    const standing = await this.standingWhereAny(plan, now, shared)
    if (!standing) {
      throw notAllowed(
        "transition_not_allowed",
        `Plan ${plan.id} has no instalment that is still to come`
      )
    }
    return standing
  }

  /** Null where nothing of the plan is still to come. */
  protected async standingWhereAny(
    plan: PlanRecord,
    now: Date,
    shared: Shared
  ): Promise<Standing | null> {
    const { course_id, schedule_day, schedule_number } = plan
    const instalments = await this.instalmentsOf(plan.id, shared)
    const [next, ...others] = instalments.filter(({ state }) =>
      instalmentMachine.can(state, "move")
    )
    if (!next || !course_id || !schedule_day || schedule_number === null) {
      return null
    }
    const course = await this.retrieveCourse(course_id, {}, shared)
    return {
      plan,
      schedule: { day: schedule_day, number: schedule_number },
      open: [next, ...others],
      limits: {
        today: londonDay(now),
        next: next.number,
        last: others.at(-1)?.number ?? next.number,
        last_dispatch: course.last_dispatch_on,
        minimum_interval_days: plan.minimum_interval_days,
        limit_on: course.limit_on,
        longest_gap_days: plan.longest_gap_days,
      },
    }
  }

  /** Writes a schedule down: the plan's, and each open instalment's day. */
  protected async date(
    { plan, open }: Pick<Standing, "plan" | "open">,
    schedule: Schedule,
    event: "skip" | "move",
    act: Act,
    shared: Shared
  ): Promise<PlanRecord> {
    for (const instalment of open) {
      const due_on = dueOn(schedule, instalment.number)
      await this.moveInstalment(
        instalment,
        { event: "move", columns: { due_on }, details: { due_on } },
        act,
        shared
      )
    }
    const [{ number }] = open
    return this.changePlan(
      plan,
      {
        event,
        columns: {
          schedule_day: schedule.day,
          schedule_number: schedule.number,
        },
        details: { next: number, due_on: dueOn(schedule, number) },
      },
      act,
      shared
    )
  }
}

function assertAllowed(schedule: Schedule, limits: ScheduleLimits): void {
  const fault = whyNotScheduled(schedule, limits)
  if (fault) {
    throw invalid("day", textOf(fault))
  }
}

const written = (day: Day) => formatDate(startOfDay(day))

function textOf(fault: ScheduleFault): string {
  switch (fault.kind) {
    case "past":
      return `can't lie before ${written(fault.earliest)}`
    case "too_soon":
      return `the next supply may leave from ${written(fault.earliest)}`
    case "gap":
      return `after ${written(fault.latest)} a clinician has to look again first`
    case "limit":
      return `the last month would pass the twelve months of the treatment; ${written(fault.latest)} at the latest`
  }
}
