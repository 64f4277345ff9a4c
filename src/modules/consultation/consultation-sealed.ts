import {
  generateEntityId,
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { InferTypeOf } from "@medusajs/framework/types"
import { systemActor, type Actor } from "../../shared/actor"
import { notAllowed, notFound } from "../../shared/errors"
import { toDetail } from "./consultation-store"
import { ConsultationErasure } from "./consultation-erasure"
import { evaluate } from "./domain/evaluation/evaluate"
import type { PastRun } from "./domain/history/runs"
import { judgedAt } from "./domain/judged-at"
import type { OpeningReason } from "./domain/opening-reasons"
import type SealedRecord from "./models/sealed-record"
import { readConsultation } from "./read-consultation"
import type { SealedContent, SealedFile } from "./sealed-vault"
import type { ConsultationRow, Shared } from "./sql"
import type { ReadConsultation } from "./types"

/** Who opens a record, why, and when. */
export type OpenInput = {
  consultation_id: string
  reason: OpeningReason
  note: string
  name: string
  actor: Actor
  now: Date
}

export type OpenedRecord = {
  opening_id: string
  reading: ReadConsultation
  safeguarding_note: string | null
  files: SealedFile[]
}

export type SealedSummary = {
  consultation_id: string
  reference: string
  category: { handle: string; name: string }
  patient_id: string | null
  retention_class: InferTypeOf<typeof SealedRecord>["retention_class"]
  sealed_at: Date
  openings: {
    id: string
    name: string
    role: string
    reason: string
    note: string
    at: Date
  }[]
}

/** How long one opening lets its reader see the record's files. */
const OPEN_MS = 60 * 60_000
const MOST_OPENINGS = 50

/** Sealed records: what stands on their cover, and the one way to open them (REN-6). */
export class ConsultationSealed extends ConsultationErasure {
  /** The cover of a record with who has opened it; nothing that was answered. @throws not_found */
  @InjectManager()
  async describeSealed(
    consultationId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<SealedSummary> {
    const record = await this.sealedOf(consultationId, shared)
    const row = await this.findRow(consultationId, shared)
    const openings = await this.listSealedOpenings(
      { consultation_id: consultationId },
      { order: { at: "DESC" }, take: MOST_OPENINGS },
      shared
    )
    return {
      consultation_id: row.id,
      reference: row.reference,
      category: { handle: row.category_handle, name: row.category_name },
      patient_id: row.patient_id,
      retention_class: record.retention_class,
      sealed_at: record.sealed_at,
      openings: await Promise.all(
        openings.map(async ({ id, name, role, reason, note_enc, at }) => ({
          id,
          name,
          role,
          reason,
          note: await this.sealed.openNote(consultationId, id, note_enc),
          at,
        }))
      ),
    }
  }

  /** Opens a record for reading; who did and why is written before anything is given. @throws not_found */
  @InjectTransactionManager()
  async openSealed(
    input: OpenInput,
    @MedusaContext() shared: Shared = {}
  ): Promise<OpenedRecord> {
    const { consultation_id, reason, note, name, actor, now } = input
    const record = await this.sealedOf(consultation_id, shared)
    const row = await this.findRow(consultation_id, shared)
    const id = generateEntityId(undefined, "sop")
    await this.createSealedOpenings(
      {
        id,
        consultation_id,
        user_id: actor.id,
        name,
        role: actor.role ?? "",
        reason,
        note_enc: await this.sealed.sealNote(consultation_id, id, note),
        at: now,
      },
      shared
    )
    await this.audit(
      row,
      {
        action: "sealed_record.opened",
        actor,
        details: { reason, opening_id: id },
      },
      shared
    )
    const content = await this.sealed.openContent(
      consultation_id,
      record.content_enc
    )
    const form = await this.loadForm(row.form_version_id, shared)
    const evaluation = evaluate(
      form.compiled,
      content.answers,
      judgedAt(row, now)
    )
    return {
      opening_id: id,
      reading: readConsultation(
        toDetail(row, form, evaluation, content.trace),
        form.compiled,
        content.answers,
        content.tape
      ),
      safeguarding_note: content.safeguarding_note,
      files: content.files,
    }
  }

  /** For the system's own look for contradictions (SAF-20): nobody reads it, and that it was looked into goes on record. */
  protected override async openSealedRun(
    row: ConsultationRow,
    shared: Shared
  ): Promise<PastRun | null> {
    const [record] = await this.listSealedRecords(
      { consultation_id: row.id },
      { take: 1 },
      shared
    )
    if (!record) {
      return null
    }
    const { compiled } = await this.loadForm(row.form_version_id, shared)
    const content = await this.sealed.openContent(row.id, record.content_enc)
    await this.audit(
      row,
      { action: "sealed_record.compared", actor: systemActor("repeats") },
      shared
    )
    const { answers } = evaluate(
      compiled,
      content.answers,
      row.last_activity_at
    )
    return {
      consultation_id: row.id,
      form: compiled,
      answers,
      trace: content.trace,
      at: row.last_activity_at,
    }
  }

  /**
   * A file of a record for the one who opened it within the hour; the reading
   * goes on record. @throws not_found; not_eligible without such an opening
   */
  @InjectTransactionManager()
  async findSealedFile(
    input: {
      consultation_id: string
      file_id: string
      actor: Actor
      now: Date
    },
    @MedusaContext() shared: Shared = {}
  ): Promise<SealedFile> {
    const { consultation_id, file_id, actor, now } = input
    const record = await this.sealedOf(consultation_id, shared)
    const [opening] = await this.listSealedOpenings(
      {
        consultation_id,
        user_id: actor.id,
        at: { $gt: new Date(now.getTime() - OPEN_MS) },
      },
      { take: 1 },
      shared
    )
    if (!opening) {
      throw notAllowed(
        "not_eligible",
        `The sealed record of ${consultation_id} has to be opened first`
      )
    }
    const { files }: SealedContent = await this.sealed.openContent(
      consultation_id,
      record.content_enc
    )
    const file = files.find((one) => one.file_id === file_id)
    if (!file) {
      throw notFound("File", file_id)
    }
    await this.audit(
      await this.findRow(consultation_id, shared),
      {
        action: "sealed_record.file_read",
        actor,
        details: { file_id, opening_id: opening.id },
      },
      shared
    )
    return file
  }

  /** A sealed file's bytes, from what the file store holds. */
  openSealedFile(file: SealedFile, stored: string): Buffer {
    return this.sealed.openFile(file, stored)
  }

  private async sealedOf(consultationId: string, shared: Shared) {
    const [record] = await this.listSealedRecords(
      { consultation_id: consultationId },
      { take: 1 },
      shared
    )
    if (!record) {
      throw notFound("Sealed record", consultationId)
    }
    return record
  }
}
