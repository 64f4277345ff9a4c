import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { notFound, unexpected } from "../../shared/errors"
import { auditRow, type AuditIntent } from "../../shared/outbox"
import { letterMachine, type LetterState } from "./domain/letter-machine"
import type { Shared } from "./gp-practices"
import { LetterReplies } from "./letter-replies"
import {
  letterRows,
  type LetterFile,
  type LetterMove,
  type LetterRow,
} from "./records"

export type { GpPracticeRow } from "./gp-practices"
export type { LetterRow } from "./records"

export type NewLetter = Pick<
  LetterRow,
  | "case_id"
  | "case_reference"
  | "order_id"
  | "patient_id"
  | "practice_code"
  | "reply_code_hash"
> & {
  /** Of another strength that it tells of; none for what was approved. */
  dose_change_id?: string | null
}

/** GP practices, their verified addresses, the letters to them and patients' documents. */
export default class CorrespondenceModuleService extends LetterReplies {
  /** The case's letter; made when there is none. A draft follows the patient to another practice. */
  @InjectTransactionManager()
  async draftLetter(
    letter: NewLetter,
    @MedusaContext() shared: Shared = {}
  ): Promise<LetterRow> {
    const [existing] = await this.listLetters(
      {
        case_id: letter.case_id,
        dose_change_id: letter.dose_change_id ?? null,
      },
      {},
      shared
    )
    if (!existing) {
      return this.createLetters(letter, shared)
    }
    const { practice_code } = letter
    return existing.state === "drafted" &&
      existing.practice_code !== practice_code
      ? this.updateLetters(
          { id: existing.id, practice_code, file_key: null },
          shared
        )
      : existing
  }

  /** Keeps where the encrypted PDF lies; the same case keeps its first. */
  @InjectTransactionManager()
  async attachLetterFile(
    letterId: string,
    file: LetterFile,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const letter = await this.lockLetter(letterId, shared)
    if (letter.file_key) {
      return
    }
    await this.updateLetters(
      { id: letterId, file_key: file.key, content_hash: file.hash },
      shared
    )
    await this.keepDocument(letter, file.copy_key, shared)
  }

  /**
   * One step of a letter. Into "pending" writes the sending; into a settled
   * state tells those who wait for it (TRG-5). Repeating a step that is done
   * already, as a worker may, changes nothing when `ifAllowed` is set.
   */
  @InjectTransactionManager()
  async moveLetter(
    input: LetterMove,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<LetterState> {
    const letter = await this.lockLetter(input.letter_id, shared)
    if (
      input.ifAllowed &&
      !letterMachine.can(letter.state, input.event, input.guards)
    ) {
      return letter.state
    }
    const state = letterMachine.next(letter.state, input.event, input.guards)
    const moved = await this.updateLetters(
      {
        id: letter.id,
        state,
        sendings: letter.sendings + (state === "pending" ? 1 : 0),
        ...(await this.columnsOf(letter, state, input, now)),
      },
      shared
    )
    if (input.addressed) {
      await this.keepDocument(letter, input.addressed.file.copy_key, shared)
    }
    await this.createOutboxes(letterRows(letter, moved, input, now), shared)
    return state
  }

  /** Who read a letter; several readings within a minute are one (PLT-4). */
  @InjectTransactionManager()
  async noteReading(
    reading: AuditIntent,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const { action, actor, entity_id } = reading
    const minute = now.toISOString().slice(0, 16)
    const key = `${action}:${entity_id}:${actor.id}:${minute}`
    // Two readings at once wait here for each other.
    await shared.transactionManager?.execute(
      "select pg_advisory_xact_lock(hashtextextended(?, 0))",
      [key]
    )
    const row = auditRow(key, reading, now)
    const known = await this.listOutboxes({ key: row.key }, { take: 1 }, shared)
    if (known.length === 0) {
      await this.createOutboxes([row], shared)
    }
  }

  /** A letter's PDF as text for the file store, readable only with the patient's key. */
  async sealLetter(
    letter: Pick<LetterRow, "id" | "patient_id">,
    pdf: Buffer
  ): Promise<string> {
    return this.vault.encryptBytes(
      `patient:${letter.patient_id}`,
      filePlace(letter.id),
      pdf
    )
  }

  async openLetter(
    letter: Pick<LetterRow, "id" | "patient_id">,
    text: string
  ): Promise<Buffer> {
    return this.vault.decryptBytes(
      `patient:${letter.patient_id}`,
      filePlace(letter.id),
      text
    )
  }

  private async columnsOf(
    letter: LetterRow,
    state: LetterState,
    { addressed, sent_to, actor, reason }: LetterMove,
    now: Date
  ): Promise<Partial<LetterRow>> {
    if (addressed) {
      const { practice_code, file } = addressed
      return { practice_code, file_key: file.key, content_hash: file.hash }
    }
    if (state === "sent") {
      return { sent_at: now, sent_to: sent_to ?? null }
    }
    if (state !== "waived") {
      return {}
    }
    const [table, column] = ["letter", "waiver_reason_enc"]
    return {
      waived_by: actor.id,
      waiver_reason_enc: await this.vault.encrypt(
        `patient:${letter.patient_id}`,
        { table, column, row: letter.id },
        reason ?? ""
      ),
    }
  }

  /** The patient's own copy: the newest of the case's letter. */
  private async keepDocument(
    letter: LetterRow,
    file_key: string,
    shared: Shared
  ): Promise<void> {
    const { patient_id, case_id, dose_change_id, order_id } = letter
    const kind = "gp_letter"
    const [known] = await this.listPatientDocuments(
      { case_id, dose_change_id, kind },
      { take: 1 },
      shared
    )
    if (known) {
      await this.updatePatientDocuments({ id: known.id, file_key }, shared)
      return
    }
    const title = "Letter to your GP"
    await this.createPatientDocuments(
      {
        patient_id,
        case_id,
        dose_change_id,
        order_id,
        kind,
        title,
        file_key,
      },
      shared
    )
  }

  private async lockLetter(id: string, shared: Shared): Promise<LetterRow> {
    const manager = shared.transactionManager
    if (!manager) {
      throw unexpected("A letter is changed in a transaction only")
    }
    await manager.execute(
      "select id from letter where id = ? and deleted_at is null for update",
      [id]
    )
    const [letter] = await this.listLetters({ id }, {}, shared)
    if (!letter) {
      throw notFound("Letter", id)
    }
    return letter
  }
}

const filePlace = (letterId: string) => ({
  table: "letter",
  column: "file_key",
  row: letterId,
})
