import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import type { Day } from "../../shared/calendar"
import { callRow } from "../../shared/outbox"
import { CourseEndings } from "./course-endings"
import {
  coolingOffSince,
  NOTICE_MONTHS,
  noticeUntil,
} from "./domain/subscription"
import { subjectOfPlan } from "./plan-store"
import { run, type Shared } from "./sql"

/** What a patient is told of a plan that may count as a subscription. */
export type NoticeKind = "reminder" | "cooling_off"
export type DueNotice = {
  kind: NoticeKind
  plan_id: string
  /** Of the payment that a reminder is about. */
  instalment_id: string | null
}

/** At a time; the next sweep goes on. */
const MOST = 200
const EVENT: Record<NoticeKind, string> = {
  reminder: "remind_of_payments",
  cooling_off: "tell_of_cooling_off",
}
const marks = (values: readonly unknown[]): string =>
  values.map(() => "?").join(", ")

/** Notices of plans that may count as subscriptions, each sent once. */
export class SubscriptionNotices extends CourseEndings {
  /**
   * Notices that are due on a day and weren't sent: before the payments of
   * certain months, and when a renewal begins.
   * @param itemIds formulary items of the classes to which the rules apply
   */
  @InjectTransactionManager()
  async listDueNotices(
    itemIds: readonly string[],
    today: Day,
    @MedusaContext() shared: Shared = {}
  ): Promise<DueNotice[]> {
    if (itemIds.length === 0) {
      return []
    }
    const reminders = await run<DueNotice>(
      shared,
      `select 'reminder' as kind, p.id as plan_id, i.id as instalment_id
        from instalment i join plan p on p.id = i.plan_id
        where i.state = 'scheduled' and i.due_on > ? and i.due_on <= ?
          and i.number in (${marks(NOTICE_MONTHS)}) and p.state = 'active'
          and p.formulary_item_id in (${marks(itemIds)})
          and not exists (
            select 1 from plan_event e
            where e.plan_id = p.id and e.instalment_id = i.id
              and e.event = 'plan.${EVENT.reminder}')
        order by i.due_on, i.id limit ${MOST}`,
      [today, noticeUntil(today), ...NOTICE_MONTHS, ...itemIds]
    )
    const renewals = await run<DueNotice>(
      shared,
      `select 'cooling_off' as kind, p.id as plan_id, null as instalment_id
        from plan p
        where p.state in ('active', 'paused', 'completed') and p.plan_number > 1
          and p.schedule_day > ? and p.formulary_item_id in (${marks(itemIds)})
          and not exists (
            select 1 from plan_event e
            where e.plan_id = p.id and e.event = 'plan.${EVENT.cooling_off}')
        order by p.schedule_day, p.id limit ${MOST}`,
      [coolingOffSince(today), ...itemIds]
    )
    return [...reminders, ...renewals]
  }

  /**
   * Has a patient told of their plan, once a notice. Repeatable.
   * @returns whether this call did it
   */
  @InjectTransactionManager()
  async sendNotice(
    { kind, plan_id, instalment_id }: DueNotice,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const plan = await this.lockPlan(plan_id, shared)
    const event = EVENT[kind]
    const [known] = await this.listPlanEvents(
      { plan_id, instalment_id, event: `plan.${event}` },
      { select: ["id"], take: 1 },
      shared
    )
    if (known) {
      return false
    }
    await this.remember(
      { ...subjectOfPlan(plan), instalment_id },
      { event, from: plan.state, to: plan.state },
      { actor, now },
      shared
    )
    const subject_id = instalment_id ?? plan_id
    await this.createOutboxes(
      [
        callRow(
          {
            partner: "email",
            operation: `subscription_${kind}`,
            reference: `email:subscription_${kind}:${subject_id}`,
            subject_type: instalment_id ? "instalment" : "plan",
            subject_id,
            case_id: plan.case_id,
          },
          now
        ),
      ],
      shared
    )
    return true
  }
}
