import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import type { Day } from "../../shared/calendar"
import { newReference } from "../../shared/ids"
import { answersEndOn, limitOf } from "./domain/course-dates"
import { courseMachine } from "./domain/course-state-machine"
import { instalmentMachine } from "./domain/instalment-state-machine"
import { planMachine } from "./domain/plan-state-machine"
import { dueOn, scheduleFrom } from "./domain/schedule"
import { PlanLengths } from "./plan-lengths"
import { subjectOfCourse, type Act } from "./plan-store"
import { run, type Shared } from "./sql"
import type {
  CourseInput,
  CourseRecord,
  DispatchInput,
  PlanRecord,
} from "./types"

/** Courses, and what a dispatch means for them and their plans. */
export class Courses extends PlanLengths {
  /**
   * The approval of a case begins its course, or joins that of its consultation
   * where a renewal rests on the same one; the case's plan becomes its next.
   * The limit stays that of the approval that began it (REN-4). Repeatable.
   */
  @InjectTransactionManager()
  async beginCourse(
    input: CourseInput,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<CourseRecord> {
    const { plan_id, ...about } = input
    const act = { actor, now }
    await run(shared, "select pg_advisory_xact_lock(hashtextextended(?, 0))", [
      `course of ${input.consultation_id}`,
    ])
    const [known] = await this.listCourses(
      { consultation_id: input.consultation_id },
      {},
      shared
    )
    const course = known
      ? await this.lockCourse(known.id, shared)
      : await this.newCourse(about, act, shared)
    if (plan_id !== null) {
      await this.joinCourse(course, plan_id, act, shared)
    }
    return course
  }

  private async newCourse(
    about: Omit<CourseInput, "plan_id">,
    act: Act,
    shared: Shared
  ): Promise<CourseRecord> {
    const course = await this.createCourses(
      {
        ...about,
        reference: newReference("CRS"),
        // Said here, as a row that was just made lacks what the table adds.
        state: courseMachine.initial,
        limit_on: limitOf(about.approved_on),
      },
      shared
    )
    await this.remember(
      subjectOfCourse(course),
      {
        event: "begin",
        from: null,
        to: course.state,
        details: { limit_on: course.limit_on },
      },
      act,
      shared
    )
    return course
  }

  private async joinCourse(
    course: CourseRecord,
    planId: string,
    act: Act,
    shared: Shared
  ): Promise<void> {
    const plan = await this.lockPlan(planId, shared)
    if (plan.course_id === course.id) {
      return
    }
    const [newest] = await this.listPlans(
      { course_id: course.id },
      { order: { plan_number: "DESC" }, take: 1 },
      shared
    )
    const columns = {
      course_id: course.id,
      plan_number: (newest?.plan_number ?? 0) + 1,
    }
    await this.changePlan(
      plan,
      { event: "join_course", columns, details: columns },
      act,
      shared
    )
  }

  /**
   * A supply of a course has left. The first one of a plan starts it and fixes
   * its days (DSP-3); the last one completes it. Repeatable.
   */
  @InjectTransactionManager()
  async noteDispatch(
    supply: DispatchInput,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const act = { actor, now }
    const course = await this.lockCourse(supply.course_id, shared)
    await this.noteLastDispatch(course, supply, shared)
    if (supply.plan_id === null) {
      return
    }
    const plan = await this.lockPlan(supply.plan_id, shared)
    const [instalment] = await this.listInstalments(
      { plan_id: plan.id, number: supply.number },
      {},
      shared
    )
    if (
      !instalment ||
      instalment.supplied_at !== null ||
      !instalmentMachine.can(instalment.state, "supply")
    ) {
      return
    }
    await this.moveInstalment(
      instalment,
      {
        event: "supply",
        columns: { supply_id: supply.supply_id, supplied_at: now },
      },
      act,
      shared
    )
    const started = planMachine.can(plan.state, "start")
      ? await this.start(course, plan, supply.day, act, shared)
      : plan
    await this.completeWhereDone(started, act, shared)
  }

  /** The grace is that of what has left last: a one-off's, or its plan's (REN-6). */
  private async noteLastDispatch(
    course: CourseRecord,
    { day, grace_months = course.grace_months }: DispatchInput,
    shared: Shared
  ): Promise<void> {
    if (course.last_dispatch_on !== null && course.last_dispatch_on > day) {
      return
    }
    const { id, limit_on } = course
    await this.updateCourses(
      {
        id,
        grace_months,
        last_dispatch_on: day,
        answers_end_on: answersEndOn(day, grace_months, limit_on),
      },
      shared
    )
  }

  /** Dates every instalment from the first dispatch; those that fall on or after the limit are never charged (REN-4). */
  private async start(
    course: CourseRecord,
    plan: PlanRecord,
    day: Day,
    act: Act,
    shared: Shared
  ): Promise<PlanRecord> {
    const schedule = scheduleFrom(day)
    const started = await this.movePlan(
      plan,
      {
        event: "start",
        columns: {
          schedule_day: schedule.day,
          schedule_number: schedule.number,
          started_at: act.now,
        },
        details: { day },
      },
      act,
      shared
    )
    const instalments = await this.instalmentsOf(plan.id, shared)
    const isBeyond = ({ number }: { number: number }) =>
      dueOn(schedule, number) >= course.limit_on
    await this.updateInstalments(
      instalments
        .filter((one) => !isBeyond(one))
        .map(({ id, number }) => ({ id, due_on: dueOn(schedule, number) })),
      shared
    )
    await this.cancelInstalments(
      instalments.filter(isBeyond),
      "limit",
      act,
      shared
    )
    return started
  }
}
