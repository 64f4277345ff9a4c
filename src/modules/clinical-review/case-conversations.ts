import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { notAllowed, notFound } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { followUpRow } from "../../shared/outbox"
import { assertHolder } from "./case-store"
import { DenialReasons } from "./denial-reasons"
import type {
  CaseEvent,
  CaseGuards,
  CaseState,
} from "./domain/case-state-machine"
import { isAbandonable } from "./domain/time-limits"
import type { Shared } from "./sql"
import type { CaseRecord, TransitionResult } from "./types"
import { patientScope, reasonPlace } from "./vault-places"

/** Questions to the patient, what becomes of their answers (REV-2), and how staff end a case. */
export class CaseConversations extends DenialReasons {
  /**
   * The holder puts a question; the case waits for the patient. The text is
   * kept with the move, and the message follows from there.
   * @throws claimed_by_another, transition_not_allowed
   */
  @InjectTransactionManager()
  async ask(
    input: { case_id: string; user_id: string; actor: Actor; text: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<TransitionResult> {
    const record = await this.lock(input.case_id, shared)
    if (record.state === "in_review") {
      assertHolder(record, input.user_id)
    }
    return this.move(
      record,
      {
        case_id: record.id,
        event: "ask",
        actor: input.actor,
        reason: input.text,
      },
      now,
      {},
      shared
    )
  }

  /** The question that a move put to the patient; the caller has written who reads it. */
  async readQuestion(caseId: string, eventId: string): Promise<string> {
    const { patient_id } = await this.retrieveClinicalCase(caseId, {
      select: ["id", "patient_id"],
    })
    const [event] = await this.listCaseEvents({ id: eventId, case_id: caseId })
    if (!event?.reason_enc) {
      throw notFound("Question", eventId)
    }
    return this.vault.decrypt(
      patientScope(patient_id),
      reasonPlace(event.id),
      event.reason_enc
    )
  }

  /**
   * What a message of the patient does: the answer to the question that is
   * open brings the case back, at its old place. Whatever it is, it is flagged,
   * so that nobody approves without having read it. Where that was done before,
   * supply is stopped. Once a message.
   */
  @InjectTransactionManager()
  async takeMessage(
    input: {
      case_id: string
      message_id: string
      written_at: Date
      actor: Actor
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<TransitionResult & { flagged: boolean }> {
    const record = await this.lock(input.case_id, shared)
    const move = {
      case_id: record.id,
      event: "reply" as const,
      actor: input.actor,
      key: `message:${input.message_id}`,
    }
    const [question] = await this.listCaseEvents(
      { case_id: record.id, event: "ask" },
      { order: { seq: "DESC" }, take: 1 },
      shared
    )
    const known = await this.appliedBefore(record, move, shared)
    if (
      !known &&
      record.state === "awaiting_patient" &&
      question &&
      input.written_at >= question.at
    ) {
      const result = await this.move(record, move, now, {}, shared)
      // Whoever approves may not be who asked.
      return { ...result, flagged: await this.flagWritten(input, now, shared) }
    }
    const flagged = !known && (await this.flagWritten(input, now, shared))
    if (flagged) {
      await this.noteMessage(record, input.message_id, now, shared)
    }
    return {
      case_id: record.id,
      from: record.state,
      state: record.state,
      changed: false,
      flagged,
    }
  }

  /** The patient's messages that a case knows of: answers to a question, and those it is flagged with. */
  @InjectTransactionManager()
  async takenMessages(
    caseId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<Set<string>> {
    const events = await this.listCaseEvents(
      { case_id: caseId, event: "reply" },
      { select: ["id", "key"], take: null },
      shared
    )
    const flags = await this.listCaseFlags(
      { case_id: caseId, kind: "patient_wrote" },
      { select: ["id", "subject"], take: null },
      shared
    )
    return new Set([
      ...events.flatMap(({ key }) => key?.replace(/^message:/, "") ?? []),
      ...flags.map(({ subject }) => subject),
    ])
  }

  /**
   * Staff end a case: at the patient's wish, or because nothing happened for
   * 30 days (QUE-4, EXC-8, EXC-9); never by itself.
   * @throws guard_not_met, transition_not_allowed
   */
  @InjectTransactionManager()
  async stop(
    input: {
      case_id: string
      event: Extract<CaseEvent, "cancel" | "abandon">
      nothing_dispatched: boolean
      actor: Actor
      reason: string
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<TransitionResult> {
    const record = await this.lock(input.case_id, shared)
    const idle = isAbandonable(record.last_activity_at, now)
    if (input.event === "abandon" && !idle) {
      throw notAllowed(
        "guard_not_met",
        `Case ${record.id} may be abandoned after 30 days in which nothing happened; its last activity was on ${record.last_activity_at.toISOString().slice(0, 10)}`
      )
    }
    const guards: CaseGuards = {
      idle_30_days: idle,
      nothing_dispatched: input.nothing_dispatched,
    }
    const { case_id, event, actor, reason } = input
    return this.move(
      record,
      { case_id, event, guards, actor, reason },
      now,
      {},
      shared
    )
  }

  private flagWritten(
    { case_id, message_id }: { case_id: string; message_id: string },
    now: Date,
    shared: Shared
  ): Promise<boolean> {
    return this.raiseFlag(
      { case_id, kind: "patient_wrote", subject: message_id },
      now,
      shared
    )
  }

  /** A message that was not asked for; nothing may leave of a case that was decided without it (SAF-17). */
  private async noteMessage(
    record: CaseRecord,
    messageId: string,
    now: Date,
    shared: Shared
  ): Promise<void> {
    await this.updateClinicalCases(
      { id: record.id, last_activity_at: now },
      shared
    )
    if (isDecided(record.state)) {
      await this.createOutboxes(
        [
          followUpRow(
            FOLLOW_UPS.CASE_WRITTEN_ABOUT,
            messageId,
            { case_id: record.id, message_id: messageId },
            now
          ),
        ],
        shared
      )
    }
  }
}

/** Somebody said yes, and something may be on its way out. */
const isDecided = (state: CaseState): boolean =>
  state === "awaiting_signature" || state === "approved"
