import {
  generateEntityId,
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { auditRow } from "../../shared/outbox"
import type { Answers } from "./domain/definition/answers"
import type { CompiledForm } from "./domain/evaluation/compile-form"
import { replay } from "./domain/publishing/replay"
import type { ReplayChange } from "./domain/publishing/replay"
import { assertReadable } from "./closed-answers"
import { compileUnfinished } from "./form-checks"
import type { DraftRecord } from "./form-draft-rows"
import { FormOverview } from "./form-overview"
import { run } from "./sql"
import type { ConsultationRow, Shared } from "./sql"

const replayedSchema = z.object({
  id: z.string(),
  reference: z.string(),
  form_version_id: z.string(),
  answers_enc: z.string().nullable(),
  judged_at: z.coerce.date(),
})
type Replayed = z.infer<typeof replayedSchema>

/** A consultation that another version of its form would judge otherwise; no answer is in it. */
export type ReplayRow = ReplayChange & {
  consultation_id: string
  reference: string
  submitted_at: Date
}

export type ReplayResult = { replayed: number; changed: ReplayRow[] }

/** How many consultations are in the clear at a time. */
const BATCH = 25

const JUDGED = `select c.id, c.reference, c.form_version_id, c.answers_enc,
    coalesce(c.submitted_at, c.last_activity_at) as judged_at
  from consultation c join form_version v on v.id = c.form_version_id
  where v.form_id = ? and c.state in ('submitted', 'denied', 'consumed', 'superseded') and c.deleted_at is null
  order by coalesce(c.submitted_at, c.last_activity_at) desc, c.id limit ?`

/** What forms make of the answers of consultations that are there: shadow replay and export. */
export class FormReplay extends FormOverview {
  /**
   * What a draft would have made of the newest consultations of its form, each
   * judged as of the moment it was handed in or denied. Erased ones are left
   * out. Put on record once.
   * @throws not_publishable for a draft that can't be run
   */
  @InjectManager()
  async replayDraft(
    input: { id: string; limit: number; actor: Actor },
    @MedusaContext() shared: Shared = {}
  ): Promise<ReplayResult> {
    const draft = await this.getDraft(input.id, shared)
    const after = compileUnfinished(draft.definition)
    const rows = await this.judgedConsultations(
      draft.form_id,
      input.limit,
      shared
    )
    const changed: ReplayRow[] = []
    let replayed = 0
    for (let start = 0; start < rows.length; start += BATCH) {
      const batch = await Promise.all(
        rows
          .slice(start, start + BATCH)
          .map((row) => this.replayOne(row, after, shared))
      )
      for (const { read, change } of batch) {
        replayed += read ? 1 : 0
        changed.push(...(change ? [change] : []))
      }
    }
    await this.auditReplay(draft, input.actor, replayed, shared)
    return { replayed, changed }
  }

  /** A consultation with its answers, for an export. The reading is put on record. @throws answers_sealed */
  @InjectTransactionManager()
  async openForExport(
    consultationId: string,
    actor: Actor,
    @MedusaContext() shared: Shared = {}
  ): Promise<{
    form: CompiledForm
    version: number
    answers: Answers
    state: ConsultationRow["state"]
    authored: Date
  }> {
    const row = await this.findRow(consultationId, shared)
    assertReadable(row)
    const { compiled, version } = await this.loadForm(
      row.form_version_id,
      shared
    )
    const answers = await this.answers.openAnswers(row.id, row.answers_enc)
    await this.audit(row, { action: "consultation.exported", actor }, shared)
    return {
      form: compiled,
      version,
      answers,
      state: row.state,
      authored: row.submitted_at ?? row.last_activity_at,
    }
  }

  @InjectTransactionManager()
  protected async judgedConsultations(
    formId: string,
    limit: number,
    @MedusaContext() shared: Shared = {}
  ): Promise<Replayed[]> {
    const rows = await run(shared, JUDGED, [formId, limit])
    return z.array(replayedSchema).parse(rows)
  }

  private async replayOne(
    row: Replayed,
    after: CompiledForm,
    shared: Shared
  ): Promise<{ read: boolean; change: ReplayRow | null }> {
    const before = await this.loadForm(row.form_version_id, shared)
    const answers = await this.answersUnlessErased(row)
    if (answers === null) {
      return { read: false, change: null }
    }
    const change = replay(before.compiled, after, answers, row.judged_at)
    return {
      read: true,
      change: change && {
        consultation_id: row.id,
        reference: row.reference,
        submitted_at: row.judged_at,
        ...change,
      },
    }
  }

  private async answersUnlessErased(row: Replayed): Promise<Answers | null> {
    try {
      return await this.answers.openAnswers(row.id, row.answers_enc)
    } catch (error) {
      if (
        error instanceof Error &&
        "code" in error &&
        error.code === "key_destroyed"
      ) {
        return null
      }
      throw error
    }
  }

  private async auditReplay(
    draft: DraftRecord,
    actor: Actor,
    replayed: number,
    shared: Shared
  ): Promise<void> {
    const now = clock.now()
    const row = auditRow(
      `form_draft:${draft.id}:${generateEntityId(undefined, "rpl")}`,
      {
        action: "form.draft_replayed",
        actor,
        entity_type: "form_draft",
        entity_id: draft.id,
        details: {
          form: draft.form_key,
          revision: draft.revision,
          consultations: replayed,
        },
      },
      now
    )
    await this.createOutboxes([row], shared)
  }
}
