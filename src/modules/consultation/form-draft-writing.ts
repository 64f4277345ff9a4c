import type { Actor } from "../../shared/actor"
import { contentHash } from "../../shared/canonical-json"
import { clock } from "../../shared/clock"
import { auditRow } from "../../shared/outbox"
import { draftMachine, withEditor } from "./domain/draft-machine"
import { readDraft } from "./form-draft-rows"
import type { DraftRecord } from "./form-draft-rows"
import { FormStore } from "./form-store"
import { run } from "./sql"
import type { Shared } from "./sql"

/** Who is at work on a draft, with the name that others see on it. */
export type DraftPerson = { actor: Actor; name: string }

type Content = {
  definition?: unknown
  golden_cases?: unknown[]
  change_note?: string
  base_version_id?: string | undefined
}

type Patch = Partial<
  Pick<
    DraftRecord,
    | "state"
    | "editors"
    | "submitted_by"
    | "submitted_by_name"
    | "submitted_at"
    | "change_note"
    | "review_note"
  >
>

type Step = {
  action: string
  actor: Actor
  details?: Record<string, unknown>
}

const DOCUMENTS = ["definition", "golden_cases", "editors"]

/** Writing drafts to the database, each step with its entry for the ledger. */
export class FormDraftWriting extends FormStore {
  protected async beginDraft(
    formId: string,
    content: {
      base_version_id: string | null
      definition: Record<string, unknown>
      golden_cases: unknown[]
    },
    person: DraftPerson,
    shared: Shared
  ): Promise<DraftRecord> {
    const now = clock.now()
    const { id } = await this.createFormDrafts(
      {
        form_id: formId,
        ...content,
        state: draftMachine.initial,
        editors: [
          {
            user_id: person.actor.id,
            name: person.name,
            at: now.toISOString(),
          },
        ],
        edited_at: now,
      },
      shared
    )
    // What the data model created is not in the database before this.
    await shared.transactionManager?.flush()
    const draft = await readDraft(id, shared)
    await this.auditDraft(
      draft,
      { action: "form.draft_started", actor: person.actor },
      shared
    )
    return draft
  }

  /** Saves new content of a locked draft as its next revision; the same content is no change. */
  protected async writeContent(
    draft: DraftRecord,
    { definition, golden_cases, change_note, base_version_id }: Content,
    person: DraftPerson,
    shared: Shared
  ): Promise<DraftRecord> {
    const content = {
      definition: definition ?? draft.definition,
      golden_cases: golden_cases ?? draft.golden_cases,
      change_note: change_note ?? draft.change_note,
    }
    const base = base_version_id ?? draft.base_version_id
    if (
      contentHash(content) === hashOf(draft) &&
      base === draft.base_version_id
    ) {
      return draft
    }
    const at = clock.now()
    const { actor, name } = person
    await update(
      draft.id,
      {
        ...content,
        base_version_id: base,
        revision: draft.revision + 1,
        edited_at: at,
        editors: withEditor(draft.editors, {
          user_id: actor.id,
          name,
          at: at.toISOString(),
        }),
      },
      shared
    )
    const saved = await readDraft(draft.id, shared)
    await this.auditDraft(saved, { action: "form.draft_edited", actor }, shared)
    return saved
  }

  /** Moves a locked draft on; what was written stays as it is. */
  protected async moveDraft(
    draft: DraftRecord,
    patch: Patch,
    step: Step,
    shared: Shared
  ): Promise<DraftRecord> {
    await update(draft.id, patch, shared)
    const moved = await readDraft(draft.id, shared)
    await this.auditDraft(moved, step, shared)
    return moved
  }

  /** The ledger proves by hash what was written at each step, without holding it. */
  private async auditDraft(
    draft: DraftRecord,
    { action, actor, details }: Step,
    shared: Shared
  ): Promise<void> {
    const now = clock.now()
    const row = auditRow(
      `form_draft:${draft.id}:${action}:${draft.revision}:${draft.state}:${now.getTime()}`,
      {
        action,
        actor,
        entity_type: "form_draft",
        entity_id: draft.id,
        details: {
          form: draft.form_key,
          revision: draft.revision,
          content_hash: hashOf(draft),
          base_version: draft.base_version,
          ...details,
        },
      },
      now
    )
    await this.createOutboxes([row], shared)
  }
}

const hashOf = ({ definition, golden_cases, change_note }: DraftRecord) =>
  contentHash({ definition, golden_cases, change_note })

async function update(
  id: string,
  patch: Record<string, unknown>,
  shared: Shared
): Promise<void> {
  const columns = Object.keys(patch)
  const values = Object.entries(patch).map(([column, value]) =>
    DOCUMENTS.includes(column) ? JSON.stringify(value) : value
  )
  await run(
    shared,
    `update form_draft set ${columns.map((column) => `"${column}" = ?`).join(", ")}, updated_at = now() where id = ?`,
    [...values, id]
  )
}
