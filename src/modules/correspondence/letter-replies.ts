import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { partnerActor } from "../../shared/actor"
import {
  getVault,
  type Vault,
  type VaultOptions,
} from "../../shared/encryption/vault"
import { notFound } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { auditRow, followUpRow } from "../../shared/outbox"
import { replyCodeHash } from "./reply-code"
import type { ReplyKind } from "./domain/reply-kinds"
import { GpPractices, type Shared } from "./gp-practices"
import type { LetterRow } from "./records"

const contentSchema = z.object({
  name: z.string(),
  role: z.string(),
  phone: z.string().nullable(),
  text: z.string(),
})
export type ReplyContent = z.infer<typeof contentSchema>

export type NewReply = ReplyContent & {
  code: string
  kind: ReplyKind
  key: string
}

export type ReadableReply = ReplyContent & {
  id: string
  kind: ReplyKind
  received_at: Date
}

/** What GP practices answer to letters, with the code printed on them. */
export class LetterReplies extends GpPractices {
  protected readonly vault: Vault

  constructor(
    dependencies: Record<string, unknown>,
    options: { vault: VaultOptions }
  ) {
    super(dependencies, options)
    this.vault = getVault(options.vault)
  }

  /** The letter that a code was printed on, however it was typed. @throws not_found */
  async letterOfCode(
    code: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<LetterRow> {
    const [letter] = await this.listLetters(
      { reply_code_hash: replyCodeHash(code) },
      { take: 1 },
      shared
    )
    if (!letter) {
      throw notFound("Letter", "of this code")
    }
    return letter
  }

  /**
   * Keeps a practice's reply, encrypted, and what follows from it: the case's
   * supply is stopped and its clinicians are told. The same `key` again is the
   * same reply.
   * @throws not_found when no letter carries the code
   */
  @InjectTransactionManager()
  async keepReply(
    { code, kind, key, ...content }: NewReply,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ id: string; case_reference: string; received_at: Date }> {
    const letter = await this.letterOfCode(code, shared)
    const { case_reference } = letter
    const own = `${letter.id}:${key}`
    // Two sendings of one form at once wait here for each other.
    await shared.transactionManager?.execute(
      "select pg_advisory_xact_lock(hashtextextended(?, 0))",
      [own]
    )
    const [known] = await this.listLetterReplies({ key: own }, {}, shared)
    if (known) {
      const { id, received_at } = known
      return { id, case_reference, received_at }
    }
    const id = generateEntityId(undefined, "lrp")
    const { case_id, order_id, patient_id } = letter
    await this.createLetterReplies(
      {
        id,
        letter_id: letter.id,
        case_id,
        patient_id,
        kind,
        key: own,
        received_at: now,
        content_enc: await this.vault.encryptJson(
          `patient:${patient_id}`,
          place(id),
          content
        ),
      },
      shared
    )
    await this.createOutboxes(
      [
        auditRow(
          id,
          {
            action: "letter.replied",
            // Whoever had the letter at hand: nobody has been identified.
            actor: partnerActor("gp_letter_code"),
            entity_type: "letter",
            entity_id: letter.id,
            case_id,
            order_id,
            patient_id,
            details: { kind },
          },
          now
        ),
        followUpRow(FOLLOW_UPS.GP_REPLIED, id, { reply_id: id }, now),
      ],
      shared
    )
    return { id, case_reference, received_at: now }
  }

  /** A case's replies, newest first, decrypted; the caller has written who reads them. */
  async readReplies(caseId: string): Promise<ReadableReply[]> {
    const replies = await this.listLetterReplies(
      { case_id: caseId },
      { order: { received_at: "DESC" }, take: 50 }
    )
    return Promise.all(
      replies.map(
        async ({ id, kind, patient_id, received_at, content_enc }) => {
          const content = await this.vault.decryptJson(
            `patient:${patient_id}`,
            place(id),
            content_enc
          )
          return { id, kind, received_at, ...contentSchema.parse(content) }
        }
      )
    )
  }
}

const place = (id: string) => ({
  table: "letter_reply",
  column: "content_enc",
  row: id,
})
