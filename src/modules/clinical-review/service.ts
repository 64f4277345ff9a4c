import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { systemActor, type Actor } from "../../shared/actor"
import { auditRow } from "../../shared/outbox"
import { CaseQueue } from "./case-queue"
import { assertHolder, unchanged } from "./case-store"
import { idleSince } from "./domain/time-limits"
import { run, type Shared } from "./sql"
import type {
  CaseRecord,
  ClaimInput,
  TransitionInput,
  TransitionResult,
} from "./types"

/** Cases, who holds them, what they are flagged with and what was decided. */
export default class ClinicalReviewModuleService extends CaseQueue {
  /**
   * Moves a case and writes its history, audit entry and follow-ups with it.
   * An occasion (`key`) that was applied before, and a worker's event whose
   * effect is there already, change nothing.
   * @throws transition_not_allowed, guard_not_met, not_found
   */
  @InjectTransactionManager()
  async transition(
    input: TransitionInput,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<TransitionResult> {
    const record = await this.lock(input.case_id, shared)
    if (await this.appliedBefore(record, input, shared)) {
      return unchanged(record)
    }
    return this.move(record, input, now, {}, shared)
  }

  /**
   * Takes a waiting case for one person; whoever holds it already gets it again.
   * @throws claimed_by_another with the holder's user id
   */
  @InjectTransactionManager()
  async claim(
    input: ClaimInput,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<TransitionResult> {
    const record = await this.lock(input.case_id, shared)
    if (record.state === "in_review") {
      assertHolder(record, input.user_id)
      return unchanged(record)
    }
    return this.move(
      record,
      { ...input, event: "claim" },
      now,
      { columns: { claimed_by: input.user_id, claimed_at: now } },
      shared
    )
  }

  /** Gives a case back to its queue; only its holder may. */
  @InjectTransactionManager()
  async release(
    input: ClaimInput,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<TransitionResult> {
    const record = await this.lock(input.case_id, shared)
    if (record.state === "in_review") {
      assertHolder(record, input.user_id)
    }
    return this.move(record, { ...input, event: "release" }, now, {}, shared)
  }

  /** Takes a case from its holder, or hands one's own to a colleague, with a reason. */
  @InjectTransactionManager()
  async reassign(
    input: ClaimInput & {
      event: "take_over" | "hand_over"
      to_user_id: string
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<TransitionResult> {
    const record = await this.lock(input.case_id, shared)
    if (input.event === "hand_over") {
      assertHolder(record, input.user_id)
    }
    if (
      record.state === "in_review" &&
      record.claimed_by === input.to_user_id
    ) {
      return unchanged(record)
    }
    return this.move(
      record,
      input,
      now,
      { columns: { claimed_by: input.to_user_id, claimed_at: now } },
      shared
    )
  }

  /** The holder is at work: the claim isn't idle. Others change nothing by looking. */
  @InjectTransactionManager()
  async touchClaim(
    caseId: string,
    userId: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await run(
      shared,
      `update clinical_case set last_activity_at = ?, updated_at = now()
        where id = ? and claimed_by = ? and state = 'in_review'`,
      [now, caseId, userId]
    )
  }

  /**
   * Puts on record who read what of a case (REV-1); `what` names documents,
   * never their content. Several readings within a minute are one.
   */
  @InjectTransactionManager()
  async recordReading(
    input: { case_id: string; actor: Actor; what: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const record = await this.lock(input.case_id, shared)
    const minute = now.toISOString().slice(0, 16)
    const row = auditRow(
      `${record.id}:read:${input.what}:${input.actor.id}:${minute}`,
      {
        action: "case.read",
        actor: input.actor,
        entity_type: "clinical_case",
        entity_id: record.id,
        order_id: record.order_id,
        case_id: record.id,
        patient_id: record.patient_id,
        details: { reference: record.reference, what: input.what },
      },
      now
    )
    const known = await this.listOutboxes({ key: row.key }, { take: 1 }, shared)
    if (known.length === 0) {
      await this.createOutboxes([row], shared)
    }
  }

  /** Gives claims back that nobody worked on for 30 minutes (QUE-5). */
  @InjectTransactionManager()
  async releaseIdleClaims(
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<number> {
    const idle = await run<CaseRecord>(
      shared,
      `select * from clinical_case
        where state = 'in_review' and last_activity_at < ? and deleted_at is null
        order by last_activity_at limit 100 for update skip locked`,
      [idleSince(now)]
    )
    for (const record of idle) {
      await this.move(
        record,
        {
          case_id: record.id,
          event: "release",
          actor: systemActor("idle-claims"),
          reason: "nobody worked on it for 30 minutes",
        },
        now,
        {},
        shared
      )
    }
    return idle.length
  }
}
