import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { InferTypeOf } from "@medusajs/framework/types"
import type { Actor } from "../../shared/actor"
import type { Day } from "../../shared/calendar"
import { callRow } from "../../shared/outbox"
import type { CoursePage } from "./course-endings"
import { nextLookOn, type ReminderWay } from "./domain/reminder"
import type { RenewalReminder } from "./models/renewal-reminder"
import { subjectOfCourse } from "./plan-store"
import type { Shared } from "./sql"
import { SubscriptionNotices } from "./subscription-notices"
import type { CourseRecord } from "./types"

export type ReminderRecord = InferTypeOf<typeof RenewalReminder>

/** Reminders of the next order, once for each plan or one-off (REN-1). */
export class RenewalReminders extends SubscriptionNotices {
  /** Courses of which something has left, and that were not looked at for a reminder on this day. */
  @InjectManager()
  async listCoursesToRemind(
    today: Day,
    page: CoursePage,
    @MedusaContext() shared: Shared = {}
  ): Promise<CourseRecord[]> {
    return this.listCourses(
      {
        id: { $gt: page.after },
        reminder_look_on: { $lte: today },
        last_dispatch_on: { $ne: null },
      },
      { order: { id: "ASC" }, take: page.limit },
      shared
    )
  }

  /** A course was looked at for today; where nobody is to be reminded of it any more, for the last time. */
  @InjectTransactionManager()
  async noteReminderLook(
    courseId: string,
    today: Day,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const { id, state } = await this.lockCourse(courseId, shared)
    await this.updateCourses(
      { id, reminder_look_on: nextLookOn({ state }, today) },
      shared
    )
  }

  /**
   * Has a patient reminded of the order after this one, by email and in the
   * account; once an order. Repeatable.
   * @returns whether this call did it
   */
  @InjectTransactionManager()
  async remindOfRenewal(
    input: {
      course_id: string
      case_id: string
      customer_id: string
      way: ReminderWay
    },
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const { case_id, customer_id, way } = input
    const course = await this.lockCourse(input.course_id, shared)
    const [known] = await this.listRenewalReminders({ case_id }, {}, shared)
    if (known) {
      return false
    }
    const reminder = await this.createRenewalReminders(
      {
        course_id: course.id,
        consultation_id: course.consultation_id,
        case_id,
        patient_id: course.patient_id,
        customer_id,
        category_handle: course.category_handle,
        way,
        reminded_at: now,
      },
      shared
    )
    const [plan] = await this.listPlans({ case_id }, { take: 1 }, shared)
    await this.remember(
      { ...subjectOfCourse(course), plan_id: plan?.id ?? null, case_id },
      {
        event: "remind",
        from: course.state,
        to: course.state,
        details: { way, case_id },
      },
      { actor, now },
      shared
    )
    await this.createOutboxes(
      [
        callRow(
          {
            partner: "email",
            operation: "renewal_reminder",
            reference: `email:renewal_reminder:${reminder.id}`,
            subject_type: "renewal_reminder",
            subject_id: reminder.id,
            case_id,
          },
          now
        ),
      ],
      shared
    )
    return true
  }
}
