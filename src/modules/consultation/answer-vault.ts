import { z } from "@medusajs/framework/zod"
import type { Vault } from "../../shared/encryption/vault"
import type { Answers, AnswerValue } from "./domain/definition/answers"
import type { RuleTrace } from "./domain/evaluation/evaluate"
import { adviceSchema } from "./domain/definition/rules"

export const valueSchema: z.ZodType<AnswerValue> = z.union([
  z.string(),
  z.number(),
  z.array(z.string()),
  z.object({ height_cm: z.number(), weight_kg: z.number() }).strict(),
  z.object({ file_id: z.string(), name: z.string() }).strict(),
])
export const answersSchema = z.record(z.string(), valueSchema)

export const traceSchema: z.ZodType<RuleTrace[]> = z.array(
  z.object({
    rule_id: z.string(),
    kind: z.enum(["deny", "flag"]),
    status: z.enum(["fired", "unknown"]),
    answers_used: answersSchema,
    calculations_used: z.record(z.string(), z.number()).default({}),
    reason_code: z.string(),
    clinician_text: z.string(),
    source: z.string(),
    safeguarding: z.boolean(),
    advice: adviceSchema,
  })
)

type SealedEvent = {
  id: string
  previous_enc: string | null
  value_enc: string | null
}

type OpenedValues = { previous: AnswerValue | null; value: AnswerValue | null }

/** Each holds two values. */
const EVENTS_AT_A_TIME = 50

/** Everything clinical of a consultation is under its own key, so that it can be erased alone (REN-6). */
const scope = (consultationId: string) => `consultation:${consultationId}`

const place = (table: string, column: string, row: string) => ({
  table,
  column,
  row,
})

const filePlace = (column: string, fileId: string) =>
  place("consultation_file", column, fileId)

const notePlace = (taskId: string) =>
  place("safeguarding_task", "note_enc", taskId)

/** The key under which a consultation's reusable answers lie. */
export const answersScope = scope

/** Encrypts and decrypts what a consultation holds, each value bound to its place. */
export class AnswerVault {
  constructor(private readonly vault: Vault) {}

  sealAnswers(id: string, answers: Answers): Promise<string> {
    return this.vault.encryptJson(
      scope(id),
      place("consultation", "answers_enc", id),
      answers
    )
  }

  async openAnswers(id: string, sealed: string | null): Promise<Answers> {
    return sealed === null
      ? {}
      : answersSchema.parse(
          await this.vault.decryptJson(
            scope(id),
            place("consultation", "answers_enc", id),
            sealed
          )
        )
  }

  sealTrace(id: string, trace: readonly RuleTrace[]): Promise<string> {
    return this.vault.encryptJson(
      scope(id),
      place("consultation", "trace_enc", id),
      trace
    )
  }

  async openTrace(id: string, sealed: string | null): Promise<RuleTrace[]> {
    return sealed === null
      ? []
      : traceSchema.parse(
          await this.vault.decryptJson(
            scope(id),
            place("consultation", "trace_enc", id),
            sealed
          )
        )
  }

  /** One side of an answer event: what was there before, or what came. */
  async sealEventValue(
    id: string,
    eventId: string,
    column: "previous_enc" | "value_enc",
    value: AnswerValue | undefined
  ): Promise<string | null> {
    return value === undefined
      ? null
      : this.vault.encryptJson(
          scope(id),
          place("answer_event", column, eventId),
          value
        )
  }

  async openEventValue(
    id: string,
    eventId: string,
    column: "previous_enc" | "value_enc",
    sealed: string | null
  ): Promise<AnswerValue | null> {
    return sealed === null
      ? null
      : valueSchema.parse(
          await this.vault.decryptJson(
            scope(id),
            place("answer_event", column, eventId),
            sealed
          )
        )
  }

  /** The tape opened, a batch after the other: at most 100 values at a time. */
  async openTape<Event extends SealedEvent>(
    id: string,
    tape: readonly Event[]
  ): Promise<(Event & OpenedValues)[]> {
    const opened: (Event & OpenedValues)[] = []
    for (let at = 0; at < tape.length; at += EVENTS_AT_A_TIME) {
      const batch = tape.slice(at, at + EVENTS_AT_A_TIME)
      const events = await Promise.all(
        batch.map(async (event) => {
          const open = (column: "previous_enc" | "value_enc") =>
            this.openEventValue(id, event.id, column, event[column])
          const [previous, value] = await Promise.all([
            open("previous_enc"),
            open("value_enc"),
          ])
          return { ...event, previous, value }
        })
      )
      opened.push(...events)
    }
    return opened
  }

  sealFile(id: string, fileId: string, bytes: Buffer): Promise<string> {
    return this.vault.encryptBytes(
      scope(id),
      filePlace("file_key", fileId),
      bytes
    )
  }

  openFile(id: string, fileId: string, sealed: string): Promise<Buffer> {
    return this.vault.decryptBytes(
      scope(id),
      filePlace("file_key", fileId),
      sealed
    )
  }

  sealNote(id: string, taskId: string, note: string): Promise<string> {
    return this.vault.encrypt(scope(id), notePlace(taskId), note)
  }

  async openNote(
    id: string,
    taskId: string,
    sealed: string | null
  ): Promise<string | null> {
    return sealed === null
      ? null
      : this.vault.decrypt(scope(id), notePlace(taskId), sealed)
  }

  sealFileName(id: string, fileId: string, name: string): Promise<string> {
    return this.vault.encrypt(scope(id), filePlace("name_enc", fileId), name)
  }

  openFileName(id: string, fileId: string, sealed: string): Promise<string> {
    return this.vault.decrypt(scope(id), filePlace("name_enc", fileId), sealed)
  }
}
