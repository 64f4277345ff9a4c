import {
  generateEntityId,
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { invalid, notAllowed, notFound } from "../../shared/errors"
import type { UploadType } from "../../shared/uploads/kinds"
import { ConsultationSafeguarding } from "./consultation-safeguarding"
import { isFileAnswer } from "./domain/definition/answers"
import type { Holder } from "./domain/answering/holder"
import type { AnswerChange, AnswerError } from "./domain/answering/plan-answers"
import type { Question } from "./domain/definition/questions"
import { evaluate } from "./domain/evaluation/evaluate"
import { lockConsultation, run } from "./sql"
import type { ConsultationRow, Shared } from "./sql"

const uploadsSchema = z.array(
  z.object({ id: z.string(), question_id: z.string(), name_enc: z.string() })
)

/** Nobody needs so many; a script that fills the disk does. */
const MOST_FILES = 30

type FileQuestion = Extract<Question, { kind: "file" }>

export type PlannedFile = { id: string; accept: "photo" | "document" }

export type StoredFile = {
  file_id: string
  name: string
  content_type: UploadType
  bytes: number
  file_key: string
}

export type NewFile = {
  id: string
  consultation_id: string
  holder: Holder
  question: string
  name: string
  content_type: UploadType
  bytes: number
  file_key: string
}

/** Files as answers: each belongs to one question of one consultation. */
export class ConsultationFiles extends ConsultationSafeguarding {
  /**
   * Whether a file may be uploaded for a question now, and what it may be.
   * @throws not_found, transition_not_allowed, invalid_field `question`
   */
  @InjectManager()
  async planFile(
    input: { consultation_id: string; holder: Holder; question: string },
    @MedusaContext() shared: Shared = {}
  ): Promise<PlannedFile> {
    const row = await this.findRow(input.consultation_id, shared)
    this.assertHeld(row, input.holder)
    const { accept } = await this.assertTakes(row, input.question, shared)
    return { id: generateEntityId(undefined, "cfl"), accept }
  }

  /** A file's bytes as text for the file store, readable only with the consultation's key. */
  async sealFile(
    consultationId: string,
    fileId: string,
    bytes: Buffer
  ): Promise<string> {
    return this.answers.sealFile(consultationId, fileId, bytes)
  }

  async openFile(
    consultationId: string,
    fileId: string,
    sealed: string
  ): Promise<Buffer> {
    return this.answers.openFile(consultationId, fileId, sealed)
  }

  /** Puts a stored file on record. It is no answer yet. @throws invalid_field `question` or `file`, or when the consultation was submitted meanwhile */
  @InjectTransactionManager()
  async addFile(
    input: NewFile,
    @MedusaContext() shared: Shared = {}
  ): Promise<StoredFile> {
    const row = await lockConsultation(input.consultation_id, undefined, shared)
    this.assertHeld(row, input.holder)
    // Once more, now that nobody else can add or answer meanwhile.
    await this.assertTakes(row, input.question, shared)
    const { id, question, name, holder: _, ...columns } = input
    await this.createConsultationFiles(
      {
        ...columns,
        id,
        question_id: question,
        name_enc: await this.answers.sealFileName(row.id, id, name),
        uploaded_at: clock.now(),
      },
      shared
    )
    const { content_type, bytes, file_key } = input
    return { file_id: id, name, content_type, bytes, file_key }
  }

  /** A file for the one who holds its consultation. @throws not_found */
  @InjectManager()
  async findFile(
    input: { consultation_id: string; file_id: string; holder: Holder },
    @MedusaContext() shared: Shared = {}
  ): Promise<StoredFile> {
    const row = await this.findRow(input.consultation_id, shared)
    this.assertHeld(row, input.holder)
    return this.fileOf(row.id, input.file_id, shared)
  }

  /** A file for a clinician; that it was read goes on record. @throws not_found */
  @InjectTransactionManager()
  async readFile(
    input: { consultation_id: string; file_id: string; actor: Actor },
    @MedusaContext() shared: Shared = {}
  ): Promise<StoredFile> {
    const row = await this.findRow(input.consultation_id, shared)
    const file = await this.fileOf(row.id, input.file_id, shared)
    await this.audit(
      row,
      {
        action: "consultation.file_read",
        actor: input.actor,
        details: { file_id: input.file_id },
      },
      shared
    )
    return file
  }

  /** Uploads from before a moment that never became an answer, oldest first. */
  @InjectManager()
  async listOrphanedFiles(
    before: Date,
    limit: number,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ id: string; file_key: string }[]> {
    const rows = await this.listConsultationFiles(
      { answered_at: null, uploaded_at: { $lt: before } },
      {
        take: limit,
        order: { uploaded_at: "ASC" },
        select: ["id", "file_key"],
      },
      shared
    )
    return rows.map(({ id, file_key }) => ({ id, file_key }))
  }

  /** Takes an orphan off the record; false when it has become an answer meanwhile. */
  @InjectTransactionManager()
  async removeOrphanedFile(
    id: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const gone = await run(
      shared,
      "delete from consultation_file where id = ? and answered_at is null returning id",
      [id]
    )
    return gone.length > 0
  }

  /** What is wrong with file answers: each has to be an upload for just this question, under its name. */
  protected async fileErrors(
    consultationId: string,
    changes: readonly AnswerChange[],
    shared: Shared
  ): Promise<AnswerError[]> {
    const given = changes.flatMap(({ question_id, value }) =>
      isFileAnswer(value) ? [{ question_id, ...value }] : []
    )
    if (given.length === 0) {
      return []
    }
    // Held, so that the sweep of orphans can't take one away meanwhile.
    const files = uploadsSchema.parse(
      await run(
        shared,
        `select id, question_id, name_enc from consultation_file
          where consultation_id = ? and id in (${given.map(() => "?").join(", ")})
            and deleted_at is null for update`,
        [consultationId, ...given.map(({ file_id }) => file_id)]
      )
    )
    const checks = given.map(async ({ question_id, file_id, name }) => {
      const file = files.find((one) => one.id === file_id)
      const known =
        file?.question_id === question_id &&
        (await this.answers.openFileName(
          consultationId,
          file.id,
          file.name_enc
        )) === name
      return known
        ? []
        : [
            {
              field: `answers.${question_id}`,
              message: "is not a file that was uploaded for this question",
            },
          ]
    })
    return (await Promise.all(checks)).flat()
  }

  /** A file that was an answer once stays, as the tape does. */
  protected async noteAnsweredFiles(
    consultationId: string,
    changes: readonly AnswerChange[],
    now: Date,
    shared: Shared
  ): Promise<void> {
    for (const { value } of changes) {
      if (isFileAnswer(value)) {
        await run(
          shared,
          "update consultation_file set answered_at = ?, updated_at = now() where id = ? and consultation_id = ? and answered_at is null",
          [now, value.file_id, consultationId]
        )
      }
    }
  }

  /** Only an open consultation that asks this question and has room takes a file for it. */
  private async assertTakes(
    row: ConsultationRow,
    questionId: string,
    shared: Shared
  ): Promise<FileQuestion> {
    assertOpen(row)
    const form = await this.loadForm(row.form_version_id, shared)
    const answers = await this.answers.openAnswers(row.id, row.answers_enc)
    const question = form.compiled.questions.get(questionId)
    if (question?.kind !== "file") {
      throw invalid("question", "is not one that takes a file")
    }
    const { steps } = evaluate(form.compiled, answers, clock.now())
    if (!steps.some(({ questions }) => questions.includes(question))) {
      throw invalid("question", "is not asked")
    }
    const [, count] = await this.listAndCountConsultationFiles(
      { consultation_id: row.id },
      { take: 1, select: ["id"] },
      shared
    )
    if (count >= MOST_FILES) {
      throw invalid("file", `is one too many; ${MOST_FILES} were sent already`)
    }
    return question
  }

  private async fileOf(
    consultationId: string,
    fileId: string,
    shared: Shared
  ): Promise<StoredFile> {
    const [file] = await this.listConsultationFiles(
      { id: fileId, consultation_id: consultationId },
      { take: 1 },
      shared
    )
    if (!file) {
      throw notFound("File", fileId)
    }
    return {
      file_id: file.id,
      name: await this.answers.openFileName(
        consultationId,
        file.id,
        file.name_enc
      ),
      content_type: file.content_type,
      bytes: file.bytes,
      file_key: file.file_key,
    }
  }
}

function assertOpen(row: ConsultationRow): void {
  if (row.state !== "draft") {
    throw notAllowed(
      "transition_not_allowed",
      `The consultation ${row.id} is ${row.state}; its answers can't be changed`
    )
  }
}
