import { generateEntityId, MedusaService } from "@medusajs/framework/utils"
import {
  getVault,
  type Vault,
  type VaultOptions,
} from "../../shared/encryption/vault"
import { conflict, notFound } from "../../shared/errors"
import { auditRow, followUpRow } from "../../shared/outbox"
import { columnsOf, followUpsOf, type Move } from "./domain/case-effects"
import { caseMachine } from "./domain/case-state-machine"
import { CaseAcknowledgement } from "./models/case-acknowledgement"
import { CaseEvent } from "./models/case-event"
import { CaseFlag } from "./models/case-flag"
import { ChangeProposal } from "./models/change-proposal"
import { CaseReading } from "./models/case-reading"
import { ClinicalCase } from "./models/clinical-case"
import { Decision } from "./models/decision"
import { DenialReason } from "./models/denial-reason"
import { EvidenceItem } from "./models/evidence-item"
import { Outbox } from "./models/outbox"
import { PlanLengthChange } from "./models/plan-length-change"
import { run, type Shared } from "./sql"
import type {
  CaseEventRecord,
  CaseRecord,
  TransitionInput,
  TransitionResult,
} from "./types"
import { patientScope, reasonPlace } from "./vault-places"

type Extra = { decision_id?: string; columns?: Partial<CaseRecord> }

/** What the service's methods are made of; each works in the caller's transaction. */
export class CaseStore extends MedusaService({
  ClinicalCase,
  CaseEvent,
  CaseFlag,
  CaseAcknowledgement,
  CaseReading,
  EvidenceItem,
  Decision,
  DenialReason,
  ChangeProposal,
  PlanLengthChange,
  Outbox,
}) {
  protected readonly vault: Vault

  constructor(
    container: Record<string, unknown>,
    options: { vault: VaultOptions }
  ) {
    super(container, options)
    this.vault = getVault(options.vault)
  }

  /** The case, held until the transaction ends. */
  protected async lock(id: string, shared: Shared): Promise<CaseRecord> {
    const [record] = await run<CaseRecord>(
      shared,
      "select * from clinical_case where id = ? and deleted_at is null for update",
      [id]
    )
    if (!record) {
      throw notFound("Case", id)
    }
    return record
  }

  /**
   * Whether the effect is there already: the same occasion was applied, or a
   * worker repeats an event that the case has taken and takes no more.
   */
  protected async appliedBefore(
    record: CaseRecord,
    input: TransitionInput,
    shared: Shared
  ): Promise<boolean> {
    if (input.key) {
      const [same] = await this.listCaseEvents(
        { case_id: record.id, key: input.key },
        { select: ["id"] },
        shared
      )
      return same !== undefined
    }
    const isWorker = ["system", "partner"].includes(input.actor.type)
    if (!isWorker || caseMachine.can(record.state, input.event, input.guards)) {
      return false
    }
    const [earlier] = await this.listCaseEvents(
      { case_id: record.id, event: input.event },
      { select: ["id"] },
      shared
    )
    return earlier !== undefined
  }

  /** A case's moves in order, with their reasons in plain; the caller has written who reads them. */
  async readEvents(
    caseId: string
  ): Promise<(CaseEventRecord & { reason: string | null })[]> {
    const { patient_id } = await this.retrieveClinicalCase(caseId, {
      select: ["id", "patient_id"],
    })
    const events = await this.listCaseEvents(
      { case_id: caseId },
      { order: { seq: "ASC" } }
    )
    const open = (id: string, text: string | null) =>
      text === null
        ? null
        : this.vault.decrypt(patientScope(patient_id), reasonPlace(id), text)
    return Promise.all(
      events.map(async (event) => ({
        ...event,
        reason: await open(event.id, event.reason_enc),
      }))
    )
  }

  /** One move with its history, audit entry and follow-ups. */
  protected async move(
    record: CaseRecord,
    input: TransitionInput,
    now: Date,
    extra: Extra,
    shared: Shared
  ): Promise<TransitionResult> {
    const to = caseMachine.next(record.state, input.event, input.guards)
    const move: Move = { event: input.event, from: record.state, to }
    const columns = { ...columnsOf(move, now), ...extra.columns }
    await this.updateClinicalCases(
      { id: record.id, state: to, ...columns },
      shared
    )
    const eventId = await this.writeHistory(record, move, input, now, shared)
    await this.createOutboxes(
      [
        this.auditOf(eventId, record, move, input, now),
        ...followUpsOf(move, record.legal_class).map((topic) =>
          followUpRow(
            topic,
            extra.decision_id ?? eventId,
            {
              case_id: record.id,
              event_id: eventId,
              ...(extra.decision_id ? { decision_id: extra.decision_id } : {}),
            },
            now
          )
        ),
      ],
      shared
    )
    return { case_id: record.id, from: move.from, state: to, changed: true }
  }

  private async writeHistory(
    record: CaseRecord,
    move: Move,
    input: TransitionInput,
    now: Date,
    shared: Shared
  ): Promise<string> {
    const id = generateEntityId(undefined, "cev")
    await this.createCaseEvents(
      [
        {
          id,
          case_id: record.id,
          event: move.event,
          from_state: move.from,
          to_state: move.to,
          actor_type: input.actor.type,
          actor_id: input.actor.id,
          actor_role: input.actor.role ?? null,
          reason_enc: input.reason
            ? await this.vault.encrypt(
                patientScope(record.patient_id),
                reasonPlace(id),
                input.reason
              )
            : null,
          key: input.key ?? null,
          at: now,
        },
      ],
      shared
    )
    return id
  }

  private auditOf(
    eventId: string,
    record: CaseRecord,
    move: Move,
    input: TransitionInput,
    now: Date
  ) {
    return auditRow(
      eventId,
      {
        action: `case.${move.event}`,
        actor: input.actor,
        entity_type: "clinical_case",
        entity_id: record.id,
        order_id: record.order_id,
        case_id: record.id,
        patient_id: record.patient_id,
        // No reason: what is in the ledger can never be erased.
        details: {
          reference: record.reference,
          from: move.from,
          to: move.to,
        },
      },
      now
    )
  }
}

/** @throws claimed_by_another with the holder's user id */
export function assertHolder(record: CaseRecord, userId: string): void {
  if (record.claimed_by !== userId) {
    throw conflict(
      "claimed_by_another",
      `Case ${record.id} is held by ${record.claimed_by ?? "nobody"}`
    )
  }
}

/** The answer where nothing had to be done. */
export const unchanged = (record: CaseRecord): TransitionResult => ({
  case_id: record.id,
  from: record.state,
  state: record.state,
  changed: false,
})
