import { randomBytes } from "node:crypto"
import { z } from "@medusajs/framework/zod"
import { open, seal } from "../../shared/encryption/cipher"
import type { Vault } from "../../shared/encryption/vault"
import { answersSchema, traceSchema, valueSchema } from "./answer-vault"
import { OUTCOMES } from "./domain/evaluation/evaluate"

const fileSchema = z.object({
  file_id: z.string(),
  question_id: z.string(),
  name: z.string(),
  content_type: z.enum([
    "image/jpeg",
    "image/png",
    "image/webp",
    "application/pdf",
  ]),
  bytes: z.number(),
  /** Of the copy, and the key that it alone is under. */
  file_key: z.string(),
  secret: z.string(),
})

const contentSchema = z.object({
  answers: answersSchema,
  trace: traceSchema,
  tape: z.array(
    z.object({
      seq: z.number(),
      question_id: z.string(),
      kind: z.enum(["given", "changed", "withdrawn"]),
      previous: valueSchema.nullable(),
      value: valueSchema.nullable(),
      outcome_at_time: z.enum(OUTCOMES),
      at: z.coerce.date(),
    })
  ),
  safeguarding_note: z.string().nullable(),
  files: z.array(fileSchema),
})

/** What a sealed record holds: everything that was answered, and what was made of it. */
export type SealedContent = z.infer<typeof contentSchema>
export type SealedFile = z.infer<typeof fileSchema>

const KEY_BYTES = 32

const scope = (consultationId: string) => `sealed:${consultationId}`

const place = (column: string, row: string) => ({
  table: column === "note_enc" ? "sealed_opening" : "sealed_record",
  column,
  row,
})

/** Encrypts and decrypts sealed records, each under a key of its own that outlives the answers' (REN-6). */
export class SealedVault {
  constructor(private readonly vault: Vault) {}

  sealContent(id: string, content: SealedContent): Promise<string> {
    return this.vault.encryptJson(scope(id), place("content_enc", id), content)
  }

  async openContent(id: string, sealed: string): Promise<SealedContent> {
    return contentSchema.parse(
      await this.vault.decryptJson(scope(id), place("content_enc", id), sealed)
    )
  }

  /**
   * Each copy of a file is under a key of its own that lies in the record and
   * nowhere else: one that no record names, as a crash came before, can't be
   * read by anybody.
   */
  sealFile(fileId: string, bytes: Buffer): { sealed: string; secret: string } {
    const key = randomBytes(KEY_BYTES)
    return {
      sealed: seal(key, Buffer.from(fileId, "utf8"), bytes),
      secret: key.toString("base64url"),
    }
  }

  openFile(
    { file_id, secret }: Pick<SealedFile, "file_id" | "secret">,
    sealed: string
  ): Buffer {
    const key = Buffer.from(secret, "base64url")
    return open(key, Buffer.from(file_id, "utf8"), sealed)
  }

  sealNote(id: string, openingId: string, note: string): Promise<string> {
    return this.vault.encrypt(scope(id), place("note_enc", openingId), note)
  }

  openNote(id: string, openingId: string, sealed: string): Promise<string> {
    return this.vault.decrypt(scope(id), place("note_enc", openingId), sealed)
  }
}
