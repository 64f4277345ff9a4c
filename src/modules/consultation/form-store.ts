import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaError,
  MedusaService,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { contentHash } from "../../shared/canonical-json"
import { clock } from "../../shared/clock"
import { notFound } from "../../shared/errors"
import { auditRow } from "../../shared/outbox"
import { checkFormDefinition } from "./domain/publishing/check-form"
import { compileForm } from "./domain/evaluation/compile-form"
import {
  formDefinitionSchema,
  placedQuestions,
} from "./domain/definition/form-definition"
import type { FormDefinition } from "./domain/definition/form-definition"
import AnswerEvent from "./models/answer-event"
import Consultation from "./models/consultation"
import Form from "./models/form"
import FormVersion from "./models/form-version"
import Outbox from "./models/outbox"
import { run } from "./sql"
import type { Shared } from "./sql"
import type { LoadedForm } from "./types"

export type PublishedVersion = { id: string; key: string; version: number }

/** The forms: publishing versions and having them ready to run. */
export class FormStore extends MedusaService({
  Form,
  FormVersion,
  Consultation,
  AnswerEvent,
  Outbox,
}) {
  // A published version never changes, so what was compiled once stays right.
  private readonly compiled = new Map<string, LoadedForm>()

  /**
   * Publishes a definition as the next version of its form; the same content
   * again gives the version that is there. There is no way to change one.
   * @throws INVALID_DATA listing every problem with its place.
   */
  @InjectTransactionManager()
  async publishFormVersion(
    input: { definition: unknown; actor: Actor },
    @MedusaContext() shared: Shared = {}
  ): Promise<PublishedVersion> {
    const definition = assertPublishable(input.definition)
    const { key, title } = definition
    const now = clock.now()
    await run(shared, "select pg_advisory_xact_lock(hashtextextended(?, 0))", [
      `form:${key}`,
    ])
    const [form = await this.createForms({ key, title }, shared)] =
      await this.listForms({ key }, { take: 1 }, shared)
    const [latest] = await this.listFormVersions(
      { form_id: form.id },
      { take: 1, order: { version: "DESC" } },
      shared
    )
    const content_hash = contentHash(definition)
    if (latest?.content_hash === content_hash) {
      return { id: latest.id, key, version: latest.version }
    }
    const version = (latest?.version ?? 0) + 1
    const created = await this.createFormVersions(
      {
        form_id: form.id,
        version,
        definition,
        content_hash,
        published_at: now,
        published_by: input.actor.id,
      },
      shared
    )
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

function assertPublishable(candidate: unknown): FormDefinition {
  const check = checkFormDefinition(candidate)
  const problems = check.ok ? fileProblems(check.definition) : check.problems
  if (check.ok && problems.length === 0) {
    return check.definition
  }
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `definition: ${problems.map(({ place, message }) => `${place}: ${message}`).join("; ")}`,
    "invalid_field"
  )
}

/** No upload is taken from patients yet, so a form that asks for one could not be completed. */
const fileProblems = (definition: FormDefinition) =>
  placedQuestions(definition)
    .filter(({ question }) => question.kind === "file")
    .map(({ place }) => ({ place, message: "file answers can't be taken yet" }))
