import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { contentHash } from "../../shared/canonical-json"
import { clock } from "../../shared/clock"
import { notFound } from "../../shared/errors"
import { auditRow } from "../../shared/outbox"
import { formDefinitionSchema } from "./domain/definition/form-definition"
import { compileForm } from "./domain/evaluation/compile-form"
import { keyOf, notPublishable, publishingProblems } from "./form-checks"
import AnswerEvent from "./models/answer-event"
import Consultation from "./models/consultation"
import ConsultationFile from "./models/consultation-file"
import Form from "./models/form"
import FormDraft from "./models/form-draft"
import FormVersion from "./models/form-version"
import Outbox from "./models/outbox"
import SafeguardingTask from "./models/safeguarding-task"
import SealedOpening from "./models/sealed-opening"
import SealedRecord from "./models/sealed-record"
import { run } from "./sql"
import type { Shared } from "./sql"
import type { LoadedForm } from "./types"

export type PublishedVersion = { id: string; key: string; version: number }

/** What is published, and by whom. */
export type NewVersion = {
  definition: unknown
  golden_cases: unknown[]
  actor: Actor
  /** Null when no person did. */
  actor_name?: string | null
  change_note?: string | null
}

/** The forms' published versions: adding one, and having them ready to run. */
export class FormStore extends MedusaService({
  Form,
  FormVersion,
  FormDraft,
  Consultation,
  AnswerEvent,
  ConsultationFile,
  SafeguardingTask,
  SealedRecord,
  SealedOpening,
  Outbox,
}) {
  // A published version never changes, so what was compiled once stays right.
  private readonly compiled = new Map<string, LoadedForm>()

  /**
   * Publishes a definition, with the golden cases that prove it, as the next
   * version of its form; the same content again gives the version that is
   * there. There is no way to change one. For the seed and scripts: people
   * publish drafts.
   * @throws not_publishable listing every problem with its place
   */
  @InjectTransactionManager()
  async publishFormVersion(
    input: { definition: unknown; golden_cases: unknown[]; actor: Actor },
    @MedusaContext() shared: Shared = {}
  ): Promise<PublishedVersion> {
    const key = keyOf(input.definition) ?? ""
    const problems = publishingProblems(
      key,
      input.definition,
      input.golden_cases
    )
    if (problems.length > 0) {
      throw notPublishable(problems)
    }
    const { title } = formDefinitionSchema.parse(input.definition)
    await this.lockForm(key, shared)
    const [
      form = await this.createForms(
        { key, title, created_by: input.actor.id },
        shared
      ),
    ] = await this.listForms({ key }, { take: 1 }, shared)
    return this.addVersion(form.id, input, shared)
  }

  /** Keeps others from publishing to a form until the transaction ends. */
  protected async lockForm(key: string, shared: Shared): Promise<void> {
    await run(shared, "select pg_advisory_xact_lock(hashtextextended(?, 0))", [
      `form:${key}`,
    ])
  }

  /** Adds checked content as the next version of a locked form. */
  protected async addVersion(
    formId: string,
    input: NewVersion,
    shared: Shared
  ): Promise<PublishedVersion> {
    const definition = formDefinitionSchema.parse(input.definition)
    const { key, title } = definition
    const { golden_cases } = input
    const now = clock.now()
    const [latest] = await this.listFormVersions(
      { form_id: formId },
      {
        take: 1,
        order: { version: "DESC" },
        select: ["id", "version", "content_hash"],
      },
      shared
    )
    const content_hash = contentHash({ definition, golden_cases })
    if (latest?.content_hash === content_hash) {
      return { id: latest.id, key, version: latest.version }
    }
    const version = (latest?.version ?? 0) + 1
    const created = await this.createFormVersions(
      {
        form_id: formId,
        version,
        definition,
        golden_cases,
        content_hash,
        published_at: now,
        published_by: input.actor.id,
        published_by_name: input.actor_name ?? null,
        change_note: input.change_note ?? null,
      },
      shared
    )
    await this.updateForms({ id: formId, title }, shared)
    await this.createOutboxes(
      [
        auditRow(
          `form_version:${created.id}`,
          {
            action: "form.version_published",
            actor: input.actor,
            entity_type: "form_version",
            entity_id: created.id,
            details: { form: key, version, content_hash },
          },
          now
        ),
      ],
      shared
    )
    return { id: created.id, key, version }
  }

  /** The version new consultations begin with. @throws not_found when nothing was published. */
  @InjectManager()
  async currentForm(
    key: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<LoadedForm> {
    const [latest] = await this.listFormVersions(
      { form: { key } },
      { take: 1, order: { version: "DESC" }, select: ["id"] },
      shared
    )
    if (!latest) {
      throw notFound("Form", key)
    }
    return this.loadForm(latest.id, shared)
  }

  /** A form version, compiled; from memory after the first time. */
  @InjectManager()
  async loadForm(
    versionId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<LoadedForm> {
    const known = this.compiled.get(versionId)
    if (known) {
      return known
    }
    const row = await this.retrieveFormVersion(versionId, {}, shared)
    const loaded = {
      id: row.id,
      version: row.version,
      compiled: compileForm(formDefinitionSchema.parse(row.definition)),
    }
    this.compiled.set(versionId, loaded)
    return loaded
  }
}
