import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { InferTypeOf } from "@medusajs/framework/types"
import type { Actor } from "../../shared/actor"
import { notAllowed } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { RENEWAL_TEXT, whyNotRenewable } from "./domain/renewal"
import type { Reconfirmation } from "./models/reconfirmation"
import { subjectOfCourse } from "./plan-store"
import { RenewalReminders } from "./renewal-reminders"
import type { Shared } from "./sql"
import type { CourseRecord } from "./types"

export type ReconfirmationRecord = InferTypeOf<typeof Reconfirmation>

/** Answers that are confirmed for one more order within a course (REN-2, REN-5). */
export class Reconfirmations extends RenewalReminders {
  /**
   * Keeps a patient's three ticks. The course has to supply still.
   * @throws not_eligible at its limit, after its grace, or once it was stopped
   */
  @InjectTransactionManager()
  async confirmAnswers(
    input: Pick<
      ReconfirmationRecord,
      "course_id" | "customer_id" | "answers_hash" | "starts_on"
    >,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<ReconfirmationRecord> {
    const course = await this.lockCourse(input.course_id, shared)
    assertRenewable(course, now)
    const kept = await this.createReconfirmations(
      {
        ...input,
        consultation_id: course.consultation_id,
        patient_id: course.patient_id,
        text_version: RENEWAL_TEXT.version,
        text_hash: RENEWAL_TEXT.hash,
        confirmed_at: now,
      },
      shared
    )
    await this.remember(
      subjectOfCourse(course),
      {
        event: "reconfirm",
        from: course.state,
        to: course.state,
        details: {
          reconfirmation_id: kept.id,
          text: kept.text_version,
          starts_on: kept.starts_on ?? "as_soon_as_possible",
        },
      },
      { actor, now },
      shared
    )
    return kept
  }

  /**
   * Notes the order that was made on a re-confirmation: on the last one before
   * it was placed, as its patient may have ticked again since. Repeatable.
   * @param id the newest of its consultation
   * @param order `placed_at` by the database's clock, as the ticks' `created_at`
   */
  @InjectTransactionManager()
  async useReconfirmation(
    id: string,
    order: { id: string; placed_at: Date },
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const newest = await this.retrieveReconfirmation(id, {}, shared)
    const { consultation_id } = newest
    const [linked] = await this.listReconfirmations(
      { consultation_id, order_id: order.id },
      { take: 1 },
      shared
    )
    if (linked) {
      return
    }
    const [before] = await this.listReconfirmations(
      {
        consultation_id,
        order_id: null,
        created_at: { $lte: order.placed_at },
      },
      { order: { created_at: "DESC", id: "DESC" }, take: 1 },
      shared
    )
    const used = before ?? newest
    if (used.order_id === null) {
      await this.updateReconfirmations(
        { id: used.id, order_id: order.id },
        shared
      )
    }
  }

  /** The re-confirmation on which an order renewed a consultation; null for a first order. */
  @InjectManager()
  async reconfirmationOf(
    of: { consultation_id: string; order_id: string },
    @MedusaContext() shared: Shared = {}
  ): Promise<ReconfirmationRecord | null> {
    const [found] = await this.listReconfirmations(of, { take: 1 }, shared)
    return found ?? null
  }
}

/** @throws not_eligible naming why nothing more is ordered on a course */
export function assertRenewable(course: CourseRecord, now: Date): void {
  const block = whyNotRenewable(course, londonDay(now))
  if (block) {
    throw notAllowed(
      "not_eligible",
      `Nothing more can be ordered on course ${course.id}: ${block}`
    )
  }
}
