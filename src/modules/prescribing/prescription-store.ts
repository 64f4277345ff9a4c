import { generateEntityId, MedusaService } from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import {
  getVault,
  type Vault,
  type VaultOptions,
} from "../../shared/encryption/vault"
import { notFound } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { auditRow, followUpRow, type OutboxRow } from "../../shared/outbox"
import {
  authorityMachine,
  type AuthorityEvent,
} from "./domain/authority-state-machine"
import {
  prescriptionContentSchema,
  type PrescriptionContent,
} from "./domain/content"
import { issueMachine } from "./domain/issue-state-machine"
import {
  prescriptionMachine,
  type PrescriptionEvent as Event,
  type PrescriptionGuards,
} from "./domain/prescription-state-machine"
import { Outbox } from "./models/outbox"
import { Prescription } from "./models/prescription"
import { PrescriptionEvent } from "./models/prescription-event"
import { PrescriptionIssue } from "./models/prescription-issue"
import { run, type Shared } from "./sql"
import type { IssueRecord, NotSignedCause, PrescriptionRecord } from "./types"
import { contentPlace, patientScope, reasonPlace } from "./vault-places"

export type MoveInput = {
  event: Event
  actor: Actor
  guards?: PrescriptionGuards
  reason?: string | null
  columns?: Partial<PrescriptionRecord>
}

export type AuthorityInput = {
  event: AuthorityEvent
  actor: Actor
  reason?: string | null
}

type History = {
  event: string
  from: string | null
  to: string
  actor: Actor
  reason?: string | null | undefined
}

/** What the service's methods are made of; each works in the caller's transaction. */
export class PrescriptionStore extends MedusaService({
  Prescription,
  PrescriptionIssue,
  PrescriptionEvent,
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

  /** The prescription, held until the transaction ends. */
  protected async lock(
    id: string,
    shared: Shared
  ): Promise<PrescriptionRecord> {
    const [record] = await run<PrescriptionRecord>(
      shared,
      "select * from prescription where id = ? and deleted_at is null for update",
      [id]
    )
    if (!record) {
      throw notFound("Prescription", id)
    }
    return record
  }

  /** What is drawn up and ended of one case happens one after the other. */
  protected async lockCase(caseId: string, shared: Shared): Promise<void> {
    await run(shared, "select pg_advisory_xact_lock(hashtext(?))", [
      `prescription:${caseId}`,
    ])
  }

  /** One move with its history and audit entry; gives the id of the history row. */
  protected async move(
    record: PrescriptionRecord,
    input: MoveInput,
    now: Date,
    shared: Shared
  ): Promise<string> {
    const to = prescriptionMachine.next(record.state, input.event, input.guards)
    await this.updatePrescriptions(
      { ...input.columns, id: record.id, state: to },
      shared
    )
    return this.remember(
      record,
      {
        event: input.event,
        from: record.state,
        to,
        actor: input.actor,
        reason: input.reason,
      },
      now,
      shared
    )
  }

  /** A change of the authority; what is revoked or has run out takes its open issues along (R-15, SAF-19). */
  protected async moveAuthorityOf(
    record: PrescriptionRecord,
    input: AuthorityInput,
    now: Date,
    shared: Shared
  ): Promise<void> {
    const from = record.authority ?? authorityMachine.initial
    const to = authorityMachine.next(from, input.event)
    await this.updatePrescriptions({ id: record.id, authority: to }, shared)
    if (to === "revoked" || to === "expired") {
      await this.withdrawIssues(record.id, () => true, shared)
    }
    await this.remember(
      record,
      { ...input, from, to, event: `authority_${input.event}` },
      now,
      shared
    )
  }

  /** Takes back those of its issues that nothing was made up on. */
  protected async withdrawIssues(
    id: string,
    which: (issue: IssueRecord) => boolean,
    shared: Shared
  ): Promise<void> {
    const issues = await this.listPrescriptionIssues(
      { prescription_id: id },
      { take: null },
      shared
    )
    const open = issues.filter(
      (issue) => issueMachine.can(issue.state, "withdraw") && which(issue)
    )
    for (const issue of open) {
      await this.updatePrescriptionIssues(
        { id: issue.id, state: issueMachine.next(issue.state, "withdraw") },
        shared
      )
    }
  }

  /** History row and audit entry of anything that happened to a prescription. */
  protected async remember(
    record: PrescriptionRecord,
    history: History,
    now: Date,
    shared: Shared
  ): Promise<string> {
    const id = generateEntityId(undefined, "rxe")
    await this.createPrescriptionEvents(
      [
        {
          id,
          prescription_id: record.id,
          event: history.event,
          from_state: history.from,
          to_state: history.to,
          actor_type: history.actor.type,
          actor_id: history.actor.id,
          reason_enc: history.reason
            ? await this.vault.encrypt(
                patientScope(record.patient_id),
                reasonPlace(id),
                history.reason
              )
            : null,
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
            action: `prescription.${history.event}`,
            actor: history.actor,
            entity_type: "prescription",
            entity_id: record.id,
            order_id: record.order_id,
            case_id: record.case_id,
            patient_id: record.patient_id,
            details: {
              reference: record.reference,
              from: history.from,
              to: history.to,
            },
          },
          now
        ),
      ],
      shared
    )
    return id
  }

  /** Tells the case that no signature comes. */
  protected notSigned(
    record: PrescriptionRecord,
    cause: NotSignedCause,
    key: string,
    now: Date
  ): OutboxRow {
    return followUpRow(
      FOLLOW_UPS.PRESCRIPTION_NOT_SIGNED,
      key,
      { prescription_id: record.id, cause, occasion: key },
      now
    )
  }

  /** Why the latest thing happened to a prescription, in plain; null where no reason was given. */
  async lastReason(prescriptionId: string): Promise<string | null> {
    const { patient_id } = await this.retrievePrescription(prescriptionId, {
      select: ["id", "patient_id"],
    })
    const [last] = await this.listPrescriptionEvents(
      { prescription_id: prescriptionId },
      { order: { seq: "DESC" }, take: 1 }
    )
    return last?.reason_enc
      ? this.vault.decrypt(
          patientScope(patient_id),
          reasonPlace(last.id),
          last.reason_enc
        )
      : null
  }

  /** A prescription's content in plain; the caller has written who reads it. */
  async readContent(prescriptionId: string): Promise<PrescriptionContent> {
    const record = await this.retrievePrescription(prescriptionId, {
      select: ["id", "patient_id", "content_enc"],
    })
    const plain = await this.vault.decryptJson(
      patientScope(record.patient_id),
      contentPlace(record.id),
      record.content_enc
    )
    return prescriptionContentSchema.parse(plain)
  }
}
