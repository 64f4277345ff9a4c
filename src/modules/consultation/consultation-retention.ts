import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Actor } from "../../shared/actor"
import { getVault } from "../../shared/encryption/vault"
import type { Vault, VaultOptions } from "../../shared/encryption/vault"
import { conflict } from "../../shared/errors"
import { answersScope } from "./answer-vault"
import { ConsultationSaving } from "./consultation-saving"
import { keptSince, type Retention } from "./domain/retention"
import { SealedVault, type SealedFile } from "./sealed-vault"
import { lockConsultation, run } from "./sql"
import type { Shared } from "./sql"

/** How answers that are kept no longer end: with a record of them, or whole. */
export type Overdue = { id: string; ending: "seal" | "destroy" }

const overdueSchema = z.array(
  z.object({ id: z.string(), ending: z.enum(["seal", "destroy"]) })
)
const idSchema = z.array(z.object({ id: z.string() }))

/** Something in a basket may be becoming an order at this moment. */
const IN_BASKET = "30 days"
/** At a time; the next sweep goes on. */
const MOST = 100

/** Which answers are kept no longer, and what is left of them once they have ended. */
export class ConsultationRetention extends ConsultationSaving {
  protected readonly sealed: SealedVault
  private readonly vault: Vault

  constructor(
    container: Record<string, unknown>,
    options: { vault: VaultOptions }
  ) {
    super(container, options)
    this.vault = getVault(options.vault)
    this.sealed = new SealedVault(this.vault)
  }

  /** Drafts, submissions and denials whose days are over, the oldest first; none with an open safeguarding task. */
  @InjectTransactionManager()
  async listOverdue(
    retention: Retention,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<Overdue[]> {
    const since = keptSince(retention, now)
    const rows = await run(
      shared,
      `select c.id,
          case when c.state = 'denied' or exists (
            select 1 from safeguarding_task t
            where t.consultation_id = c.id and t.deleted_at is null)
          then 'seal' else 'destroy' end as ending
        from consultation c
        where c.deleted_at is null and (
          (c.state in ('draft', 'submitted', 'abandoned', 'denied')
            and c.customer_id is null and c.last_activity_at <= ?)
          or (c.state in ('draft', 'submitted', 'abandoned')
            and c.customer_id is not null and c.last_activity_at <= ?)
          or (c.state = 'denied'
            and c.customer_id is not null and c.last_activity_at <= ?))
          and (c.line_item_id is null
            or c.last_activity_at <= ?::timestamptz - interval '${IN_BASKET}')
          and not exists (
            select 1 from safeguarding_task t
            where t.consultation_id = c.id and t.state = 'open' and t.deleted_at is null)
        order by c.last_activity_at limit ${MOST}`,
      [since.guest, since.account, since.denied, since.account]
    )
    return overdueSchema.parse(rows)
  }

  /** Consultations that are sealed or destroyed while their key still lives: a crash came between. */
  @InjectManager()
  async listUnerased(@MedusaContext() shared: Shared = {}): Promise<string[]> {
    const rows = await this.listConsultations(
      { state: ["sealed", "destroyed"], erased_at: null },
      { select: ["id"], order: { id: "ASC" }, take: MOST },
      shared
    )
    return rows.map(({ id }) => id)
  }

  /** The files that were answers, still readable. */
  @InjectManager()
  async filesToSeal(
    consultationId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<Omit<SealedFile, "secret">[]> {
    const files = await this.listConsultationFiles(
      { consultation_id: consultationId, answered_at: { $ne: null } },
      { order: { id: "ASC" } },
      shared
    )
    return Promise.all(
      files.map(async ({ id, question_id, name_enc, ...file }) => ({
        file_id: id,
        question_id,
        name: await this.answers.openFileName(consultationId, id, name_enc),
        content_type: file.content_type,
        bytes: file.bytes,
        file_key: file.file_key,
      }))
    )
  }

  /** A file's bytes as text for the file store, readable only with the secret that goes into the sealed record. */
  resealFile(
    fileId: string,
    bytes: Buffer
  ): { sealed: string; secret: string } {
    return this.sealed.sealFile(fileId, bytes)
  }

  /**
   * Consultations that an order used up so long ago that they end where no
   * course came of them, each once a day; whoever lists them looks.
   */
  @InjectTransactionManager()
  async listWithoutCourse(
    retention: Retention,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<string[]> {
    const { account } = keptSince(retention, now)
    const yesterday = new Date(now.getTime() - 24 * 60 * 60_000)
    const rows = await run(
      shared,
      `update consultation set retention_checked_at = ?, updated_at = now()
        where id in (
          select id from consultation
          where state in ('consumed', 'superseded') and consumed_at <= ? and deleted_at is null
            and (retention_checked_at is null or retention_checked_at <= ?)
          order by retention_checked_at nulls first limit ${MOST} for update skip locked)
        returning id`,
      [now, account, yesterday]
    )
    return idSchema.parse(rows).map(({ id }) => id)
  }

  /** Every file of a consultation that has ended, to be taken out of the file store. */
  @InjectManager()
  async filesToErase(
    consultationId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<string[]> {
    const files = await this.listConsultationFiles(
      { consultation_id: consultationId },
      { select: ["file_key"] },
      shared
    )
    return files.map(({ file_key }) => file_key)
  }

  /** Destroys the key of a sealed or destroyed consultation's answers: nothing gives them back. Repeatable. */
  @InjectTransactionManager()
  async destroyKey(
    consultationId: string,
    { actor, now }: { actor: Actor; now: Date },
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const row = await lockConsultation(consultationId, undefined, shared)
    if (row.state !== "sealed" && row.state !== "destroyed") {
      throw conflict(
        "transition_not_allowed",
        `The consultation ${row.id} is ${row.state}: its key is still needed`
      )
    }
    const { erased_at } = await this.retrieveConsultation(
      row.id,
      { select: ["id", "erased_at"] },
      shared
    )
    if (erased_at !== null) {
      return
    }
    await this.vault.destroy(answersScope(row.id))
    await run(
      shared,
      "delete from consultation_file where consultation_id = ?",
      [row.id]
    )
    await run(
      shared,
      "update consultation set erased_at = ?, updated_at = now() where id = ?",
      [now, row.id]
    )
    await this.audit(
      row,
      { action: "consultation.key_destroyed", actor },
      shared
    )
  }
}
