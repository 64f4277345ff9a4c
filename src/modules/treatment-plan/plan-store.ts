import { generateEntityId, MedusaService } from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { notFound } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { auditRow, followUpRow } from "../../shared/outbox"
import { courseMachine, type CourseEvent } from "./domain/course-state-machine"
import {
  instalmentMachine,
  type InstalmentEvent,
  type InstalmentGuards,
} from "./domain/instalment-state-machine"
import { planMachine, type PlanEvent } from "./domain/plan-state-machine"
import { run, type Shared } from "./sql"
import { tables } from "./tables"
import type { CourseRecord, InstalmentRecord, PlanRecord } from "./types"

/** Who does something, and when. */
export type Act = { actor: Actor; now: Date }

type Details = Record<string, unknown>
export type Step<E extends string, R> = {
  event: E
  columns?: Partial<R>
  details?: Details
}

/** What a history row and an audit entry are about. */
type Subject = {
  type: "course" | "plan" | "instalment"
  id: string
  plan_id: string | null
  course_id: string | null
  instalment_id: string | null
  patient_id: string
  order_id: string | null
  case_id: string | null
}

/**
 * The tables, their locks and the one way in which each changes its state.
 * Locks are taken in one order: course, plan. A plan's row is the lock of its
 * instalments.
 */
export class PlanStore extends MedusaService(tables) {
  /** The plan, held until the transaction ends. */
  protected async lockPlan(id: string, shared: Shared): Promise<PlanRecord> {
    const [found] = await run<{ id: string }>(
      shared,
      "select id from plan where id = ? and deleted_at is null for update",
      [id]
    )
    if (!found) {
      throw notFound("Plan", id)
    }
    return this.retrievePlan(id, {}, shared)
  }

  /** The course, held until the transaction ends. */
  protected async lockCourse(
    id: string,
    shared: Shared
  ): Promise<CourseRecord> {
    const [found] = await run<{ id: string }>(
      shared,
      "select id from course where id = ? and deleted_at is null for update",
      [id]
    )
    if (!found) {
      throw notFound("Course", id)
    }
    return this.retrieveCourse(id, {}, shared)
  }

  /** A plan's instalments in their order; the plan's lock is held. */
  protected async instalmentsOf(
    planId: string,
    shared: Shared
  ): Promise<InstalmentRecord[]> {
    return this.listInstalments(
      { plan_id: planId },
      { order: { number: "ASC" }, take: null },
      shared
    )
  }

  /** An instalment with its plan, held until the transaction ends. */
  protected async lockInstalment(
    id: string,
    shared: Shared
  ): Promise<{ instalment: InstalmentRecord; plan: PlanRecord }> {
    const { plan_id } = await this.retrieveInstalment(
      id,
      { select: ["plan_id"] },
      shared
    )
    const plan = await this.lockPlan(plan_id, shared)
    return { instalment: await this.retrieveInstalment(id, {}, shared), plan }
  }

  protected async movePlan(
    plan: PlanRecord,
    step: Step<PlanEvent, PlanRecord>,
    act: Act,
    shared: Shared
  ): Promise<PlanRecord> {
    const state = planMachine.next(plan.state, step.event)
    const isOver = planMachine.isFinal(state)
    const moved = await this.updatePlans(
      {
        ...step.columns,
        id: plan.id,
        state,
        ...(isOver ? { ended_at: act.now, pause_causes: [] } : {}),
      },
      shared
    )
    await this.remember(
      subjectOfPlan(plan),
      { ...step, from: plan.state, to: state },
      act,
      shared
    )
    if (isOver) {
      await this.lapseOpen(moved, act, shared)
      const of = { plan_id: plan.id }
      await this.createOutboxes(
        [followUpRow(FOLLOW_UPS.PLAN_ENDED, plan.id, of, act.now)],
        shared
      )
    }
    return moved
  }

  /** Ends with a plan what was proposed for it; its lock is held. */
  protected async lapseOpen(..._of: [PlanRecord, Act, Shared]): Promise<void> {}

  /** Something about a plan that leaves its state as it is. */
  protected async changePlan(
    plan: PlanRecord,
    change: {
      event: string
      columns?: Partial<PlanRecord>
      details?: Details
    },
    act: Act,
    shared: Shared
  ): Promise<PlanRecord> {
    const changed = change.columns
      ? await this.updatePlans({ ...change.columns, id: plan.id }, shared)
      : plan
    await this.remember(
      subjectOfPlan(plan),
      { ...change, from: plan.state, to: plan.state },
      act,
      shared
    )
    return changed
  }

  protected async moveInstalment(
    instalment: InstalmentRecord,
    step: Step<InstalmentEvent, InstalmentRecord> & {
      guards?: InstalmentGuards
    },
    act: Act,
    shared: Shared
  ): Promise<InstalmentRecord> {
    const state = instalmentMachine.next(
      instalment.state,
      step.event,
      step.guards
    )
    const moved = await this.updateInstalments(
      {
        ...step.columns,
        id: instalment.id,
        state,
        ...(state === instalment.state ? {} : { state_since: act.now }),
      },
      shared
    )
    await this.remember(
      {
        type: "instalment",
        id: instalment.id,
        plan_id: instalment.plan_id,
        course_id: null,
        instalment_id: instalment.id,
        patient_id: instalment.patient_id,
        order_id: instalment.order_id,
        case_id: null,
      },
      {
        ...step,
        from: instalment.state,
        to: state,
        details: { number: instalment.number, ...step.details },
      },
      act,
      shared
    )
    return moved
  }

  protected async moveCourse(
    course: CourseRecord,
    step: Step<CourseEvent, CourseRecord>,
    act: Act,
    shared: Shared
  ): Promise<CourseRecord> {
    const state = courseMachine.next(course.state, step.event)
    const moved = await this.updateCourses(
      { ...step.columns, id: course.id, state, ended_at: act.now },
      shared
    )
    await this.remember(
      subjectOfCourse(course),
      { ...step, from: course.state, to: state },
      act,
      shared
    )
    return moved
  }

  /** History row and audit entry of anything that happened. */
  protected async remember(
    subject: Subject,
    what: {
      event: string
      from: string | null
      to: string
      details?: Details
    },
    { actor, now }: Act,
    shared: Shared
  ): Promise<void> {
    const id = generateEntityId(undefined, "plev")
    await this.createPlanEvents(
      [
        {
          id,
          plan_id: subject.plan_id,
          course_id: subject.course_id,
          instalment_id: subject.instalment_id,
          event: `${subject.type}.${what.event}`,
          from_state: what.from,
          to_state: what.to,
          actor_type: actor.type,
          actor_id: actor.id,
          actor_role: actor.role ?? null,
          details: what.details ?? null,
          at: now,
        },
      ],
      shared
    )
    await this.createOutboxes(
      [
        auditRow(
          id,
          {
            action: `${subject.type}.${what.event}`,
            actor,
            entity_type: subject.type,
            entity_id: subject.id,
            order_id: subject.order_id,
            case_id: subject.case_id,
            patient_id: subject.patient_id,
            details: { from: what.from, to: what.to, ...what.details },
          },
          now
        ),
      ],
      shared
    )
  }
}

export const subjectOfPlan = (plan: PlanRecord): Subject => ({
  type: "plan",
  id: plan.id,
  plan_id: plan.id,
  course_id: plan.course_id,
  instalment_id: null,
  patient_id: plan.patient_id,
  order_id: plan.order_id,
  case_id: plan.case_id,
})

export const subjectOfCourse = (course: CourseRecord): Subject => ({
  type: "course",
  id: course.id,
  plan_id: null,
  course_id: course.id,
  instalment_id: null,
  patient_id: course.patient_id,
  order_id: null,
  case_id: course.case_id,
})
