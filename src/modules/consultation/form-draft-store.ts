import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { clock } from "../../shared/clock"
import { conflict, forbidden, notFound } from "../../shared/errors"
import {
  draftMachine,
  isSecondPerson,
  withEditor,
} from "./domain/draft-machine"
import type { FormDraft as Definition } from "./domain/definition/form-definition"
import { FormDraftWriting } from "./form-draft-writing"
import type { DraftPerson } from "./form-draft-writing"
import {
  assertEditing,
  assertInReview,
  assertNewestBase,
  assertNoOpenDraft,
  assertOpen,
  assertRevision,
  lockDraft,
  newBase,
  readDraft,
} from "./form-draft-rows"
import type { DraftRecord } from "./form-draft-rows"
import { notPublishable, publishingProblems } from "./form-checks"
import { formSkeleton } from "./form-skeleton"
import type { PublishedVersion } from "./form-store"
import type { Shared } from "./sql"

type Move = { id: string; person: DraftPerson }

/**
 * Drafts of forms: written by some, published by another (CON-1). Whoever
 * opened, changed or handed in a draft may not publish it.
 */
export class FormDraftStore extends FormDraftWriting {
  /** A draft as it is. @throws not_found */
  @InjectTransactionManager()
  async getDraft(
    id: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<DraftRecord> {
    return readDraft(id, shared)
  }

  /** A new form without a version, and its first draft. @throws already_exists for a key in use */
  @InjectTransactionManager()
  async createForm(
    input: {
      form: { key: string; title: string; covers: Definition["covers"] }
      person: DraftPerson
    },
    @MedusaContext() shared: Shared = {}
  ): Promise<DraftRecord> {
    const { key, title } = input.form
    await this.lockForm(key, shared)
    const [known] = await this.listForms({ key }, { take: 1 }, shared)
    if (known) {
      throw conflict("already_exists", `key: the form ${key} exists already`)
    }
    const created_by = input.person.actor.id
    const form = await this.createForms({ key, title, created_by }, shared)
    return this.beginDraft(
      form.id,
      {
        base_version_id: null,
        definition: formSkeleton(input.form),
        golden_cases: [],
      },
      input.person,
      shared
    )
  }

  /**
   * Opens a draft with a version's content; without a number, the current one's.
   * @throws not_found, draft_open when the form has one
   */
  @InjectTransactionManager()
  async openDraft(
    input: { form_id: string; from_version?: number; person: DraftPerson },
    @MedusaContext() shared: Shared = {}
  ): Promise<DraftRecord> {
    const [form] = await this.listForms(
      { id: input.form_id },
      { take: 1 },
      shared
    )
    if (!form) {
      throw notFound("Form", input.form_id)
    }
    await this.lockForm(form.key, shared)
    await assertNoOpenDraft(form.id, shared)
    const [base] = await this.listFormVersions(
      {
        form_id: form.id,
        ...(input.from_version ? { version: input.from_version } : {}),
      },
      { take: 1, order: { version: "DESC" } },
      shared
    )
    if (!base && input.from_version) {
      throw notFound("Form version", String(input.from_version))
    }
    const { key, title } = form
    const content = base ?? {
      id: null,
      definition: formSkeleton({ key, title, covers: "treatment" }),
      golden_cases: [],
    }
    return this.beginDraft(
      form.id,
      {
        base_version_id: content.id,
        definition: content.definition,
        golden_cases: content.golden_cases,
      },
      input.person,
      shared
    )
  }

  /**
   * Saves what is given over the revision it was made on; saving what is there
   * already changes nothing.
   * @throws stale_revision, stale_base, draft_in_review, draft_closed
   */
  @InjectTransactionManager()
  async saveDraft(
    input: Move & {
      revision: number
      definition?: unknown
      golden_cases?: unknown[]
      change_note?: string
      /** The newest version, to base the draft on. */
      base_version?: number
    },
    @MedusaContext() shared: Shared = {}
  ): Promise<DraftRecord> {
    const draft = await lockDraft(input.id, shared)
    assertEditing(draft)
    assertRevision(draft, input.revision)
    const base_version_id = newBase(draft, input.base_version)
    return this.writeContent(
      draft,
      { ...input, base_version_id },
      input.person,
      shared
    )
  }

  /** Replaces the definition by an imported one, which keeps the form's key. */
  @InjectTransactionManager()
  async importIntoDraft(
    input: Move & { definition: Record<string, unknown> },
    @MedusaContext() shared: Shared = {}
  ): Promise<DraftRecord> {
    const draft = await lockDraft(input.id, shared)
    assertEditing(draft)
    const definition = { ...input.definition, key: draft.form_key }
    return this.writeContent(draft, { definition }, input.person, shared)
  }

  /** Hands a draft in for review. @throws stale_base, not_publishable with every problem and its place */
  @InjectTransactionManager()
  async submitDraft(
    input: Move & { change_note: string },
    @MedusaContext() shared: Shared = {}
  ): Promise<DraftRecord> {
    const draft = await lockDraft(input.id, shared)
    assertEditing(draft)
    assertNewestBase(draft)
    assertPublishable(draft)
    const now = clock.now()
    const { actor, name } = input.person
    return this.moveDraft(
      draft,
      {
        state: draftMachine.next(draft.state, "submit", { publishable: true }),
        editors: withEditor(draft.editors, {
          user_id: actor.id,
          name,
          at: now.toISOString(),
        }),
        submitted_by: actor.id,
        submitted_by_name: name,
        submitted_at: now,
        change_note: input.change_note,
        review_note: null,
      },
      { action: "form.draft_submitted", actor },
      shared
    )
  }

  /** Gives a draft back to be changed, with the reason. @throws review_required unless it is in review */
  @InjectTransactionManager()
  async sendDraftBack(
    input: Move & { note: string },
    @MedusaContext() shared: Shared = {}
  ): Promise<DraftRecord> {
    const draft = await lockDraft(input.id, shared)
    assertInReview(draft)
    return this.moveDraft(
      draft,
      {
        state: draftMachine.next(draft.state, "send_back"),
        submitted_by: null,
        submitted_by_name: null,
        submitted_at: null,
        review_note: input.note,
      },
      { action: "form.draft_sent_back", actor: input.person.actor },
      shared
    )
  }

  /**
   * Publishes a reviewed draft as the form's next version, in one transaction.
   * @throws review_required, second_person_required for anybody who had a hand
   * in it, stale_revision, stale_base, not_publishable with every problem and its place
   */
  @InjectTransactionManager()
  async publishDraft(
    input: Move & { revision: number },
    @MedusaContext() shared: Shared = {}
  ): Promise<PublishedVersion> {
    const locked = await lockDraft(input.id, shared)
    await this.lockForm(locked.form_key, shared)
    // Read again: only now can no other version come in between.
    const draft = await readDraft(input.id, shared)
    const { actor, name } = input.person
    assertInReview(draft)
    const second_person = isSecondPerson(draft.editors, actor.id)
    if (!second_person) {
      throw forbidden(
        "second_person_required",
        `The draft ${draft.id} has to be published by somebody who had no hand in it`
      )
    }
    assertRevision(draft, input.revision)
    assertNewestBase(draft)
    assertPublishable(draft)
    const version = await this.addVersion(
      draft.form_id,
      {
        definition: draft.definition,
        golden_cases: draft.golden_cases,
        actor,
        actor_name: name,
        change_note: draft.change_note,
      },
      shared
    )
    await this.moveDraft(
      draft,
      { state: draftMachine.next(draft.state, "publish", { second_person }) },
      {
        action: "form.draft_published",
        actor,
        details: { form_version_id: version.id, version: version.version },
      },
      shared
    )
    return version
  }

  /** Puts a draft away for good; its form may get another one. */
  @InjectTransactionManager()
  async discardDraft(
    input: Move,
    @MedusaContext() shared: Shared = {}
  ): Promise<DraftRecord> {
    const draft = await lockDraft(input.id, shared)
    assertOpen(draft)
    return this.moveDraft(
      draft,
      { state: draftMachine.next(draft.state, "discard") },
      { action: "form.draft_discarded", actor: input.person.actor },
      shared
    )
  }
}

function assertPublishable(draft: DraftRecord): void {
  const problems = publishingProblems(
    draft.form_key,
    draft.definition,
    draft.golden_cases
  )
  if (problems.length > 0) {
    throw notPublishable(problems)
  }
}
