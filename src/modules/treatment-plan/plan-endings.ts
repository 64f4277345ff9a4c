import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { courseMachine, type CourseEvent } from "./domain/course-state-machine"
import { instalmentMachine } from "./domain/instalment-state-machine"
import { planMachine } from "./domain/plan-state-machine"
import { PlanPurchases } from "./plan-purchases"
import type { Act } from "./plan-store"
import type { Shared } from "./sql"
import type { CourseRecord, InstalmentRecord, PlanRecord } from "./types"

/** How plans and courses end; nothing that isn't charged by then ever is. */
export class PlanEndings extends PlanPurchases {
  /** Ends what remains of a plan. Repeatable. @param cause a class of reasons, never a text */
  @InjectTransactionManager()
  async cancelRest(
    planId: string,
    cause: string,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<PlanRecord> {
    const plan = await this.lockPlan(planId, shared)
    return this.endPlan(plan, "cancel", cause, { actor, now }, shared)
  }

  /**
   * Ends a course: `lapse` when its grace is over, `reach_limit` at its twelve
   * months, `stop` by a clinician; its plans end with it. Repeatable.
   */
  @InjectTransactionManager()
  async endCourse(
    courseId: string,
    event: CourseEvent,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<CourseRecord> {
    const act = { actor, now }
    const course = await this.lockCourse(courseId, shared)
    if (courseMachine.isFinal(course.state)) {
      return course
    }
    const plans = await this.listPlans(
      { course_id: course.id },
      { select: ["id"], order: { plan_number: "ASC" } },
      shared
    )
    for (const { id } of plans) {
      await this.endPlan(
        await this.lockPlan(id, shared),
        event === "reach_limit" ? "reach_limit" : "cancel",
        `course_${event}`,
        act,
        shared
      )
    }
    return this.moveCourse(course, { event }, act, shared)
  }

  /** Ends a plan that runs or waits; charges whose outcome is open end by themselves. */
  protected async endPlan(
    plan: PlanRecord,
    event: "cancel" | "reach_limit",
    cause: string,
    act: Act,
    shared: Shared
  ): Promise<PlanRecord> {
    if (planMachine.isFinal(plan.state)) {
      return plan
    }
    await this.cancelInstalments(
      await this.instalmentsOf(plan.id, shared),
      cause,
      act,
      shared
    )
    return this.movePlan(
      plan,
      {
        // A plan that never started has no limit of its own to reach.
        event: planMachine.can(plan.state, event) ? event : "cancel",
        columns: { end_reason: cause },
        details: { cause },
      },
      act,
      shared
    )
  }

  /** Cancels those of the given instalments that nothing was charged for. */
  protected async cancelInstalments(
    instalments: readonly InstalmentRecord[],
    cause: string,
    act: Act,
    shared: Shared
  ): Promise<void> {
    for (const instalment of instalments) {
      if (instalmentMachine.can(instalment.state, "cancel")) {
        await this.moveInstalment(
          instalment,
          { event: "cancel", columns: { retry_on: null }, details: { cause } },
          act,
          shared
        )
      }
    }
  }

  /** A plan is complete when each of its instalments is supplied, refunded or cancelled. */
  protected async completeWhereDone(
    plan: PlanRecord,
    act: Act,
    shared: Shared
  ): Promise<PlanRecord> {
    const instalments = await this.instalmentsOf(plan.id, shared)
    const isDone = instalments.every(({ state }) => DONE.has(state))
    return isDone && planMachine.can(plan.state, "complete")
      ? this.movePlan(plan, { event: "complete" }, act, shared)
      : plan
  }
}

const DONE: ReadonlySet<InstalmentRecord["state"]> = new Set([
  "supplied",
  "refunded",
  "cancelled",
])
