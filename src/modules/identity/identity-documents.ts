import {
  generateEntityId,
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { invalid, notAllowed, notFound } from "../../shared/errors"
import type { UploadType } from "../../shared/uploads/kinds"
import type { Shared } from "./check-store"
import {
  DocumentStore,
  withoutName,
  type ReadableDocument,
} from "./document-store"
import {
  missingKinds,
  MOST_DOCUMENTS,
  type DocumentKind,
} from "./domain/documents"
import { documentPlace, patientScope } from "./records"
import type { IdentityCheckRow } from "./records"

export type NewDocument = {
  id: string
  check_id: string
  patient_id: string
  kind: DocumentKind
  name: string
  content_type: UploadType
  bytes: number
  sha256: string
  file_key: string
}

/** What patients send to prove who they are: private, encrypted, each look noted (IDV-2). */
export class IdentityDocuments extends DocumentStore {
  /**
   * Whether a patient may send a document now.
   * @throws transition_not_allowed when nobody asked for one; invalid_field `file` when too many were sent
   */
  @InjectManager()
  async planDocument(
    patientId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ id: string; check_id: string }> {
    const check = await this.currentCheck(patientId, shared)
    if (!check) {
      throw notAsked(patientId)
    }
    await this.assertTakes(check, shared)
    return { id: generateEntityId(undefined, "idd"), check_id: check.id }
  }

  /**
   * Puts a stored document on record in the place of the former one of its kind;
   * the last that was missing hands the check to the staff.
   * @throws transition_not_allowed when the check went on meanwhile
   */
  @InjectTransactionManager()
  async addDocument(
    input: NewDocument,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<ReadableDocument> {
    const check = await this.lock(input.check_id, shared)
    await this.assertTakes(check, shared)
    const { name, ...columns } = input
    await this.supersede(check.id, [input.kind], now, shared)
    const row = await this.createIdentityDocuments(
      {
        ...columns,
        name_enc: await this.vault.encrypt(
          patientScope(input.patient_id),
          documentPlace("name_enc", input.id),
          name
        ),
        uploaded_at: now,
      },
      shared
    )
    await this.note(check, row, { action: "received", actor, now }, shared)
    await this.receiveWhenComplete(check, actor, now, shared)
    return { ...withoutName(row), name }
  }

  /** A patient's documents, newest first, also those that were replaced. */
  @InjectManager()
  async readDocuments(
    filter: { patient_id: string } | { check_id: string },
    @MedusaContext() shared: Shared = {}
  ): Promise<ReadableDocument[]> {
    const rows = await this.listIdentityDocuments(
      filter,
      { take: 100, order: { uploaded_at: "DESC", id: "DESC" } },
      shared
    )
    return Promise.all(rows.map((row) => this.readable(row)))
  }

  /** One document of a patient. @throws not_found for another patient's */
  @InjectManager()
  async findDocument(
    input: { document_id: string; patient_id: string },
    @MedusaContext() shared: Shared = {}
  ): Promise<ReadableDocument> {
    const [row] = await this.listIdentityDocuments(
      { id: input.document_id, patient_id: input.patient_id },
      { take: 1 },
      shared
    )
    if (!row) {
      throw notFound("Document", input.document_id)
    }
    return this.readable(row)
  }

  /** As findDocument, for staff: each look is kept in the ledger, the first also for verifying (IDV-2). */
  @InjectTransactionManager()
  async viewDocument(
    input: { document_id: string; patient_id: string; actor: Actor },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<ReadableDocument> {
    const { document_id, actor } = input
    const document = await this.findDocument(input, shared)
    const check = await this.lock(document.check_id, shared)
    const seen = { document_id, user_id: actor.id }
    const known = await this.listIdentityDocumentViews(
      seen,
      { take: 1 },
      shared
    )
    if (known.length === 0) {
      await this.createIdentityDocumentViews({ ...seen, at: now }, shared)
    }
    await this.note(check, document, { action: "read", actor, now }, shared)
    return document
  }

  /** Documents that came for a check which no longer counts still show who the person is. */
  protected async adoptDocuments(
    check: IdentityCheckRow,
    actor: Actor,
    now: Date,
    shared: Shared
  ): Promise<void> {
    const former = await this.listIdentityChecks(
      { patient_id: check.patient_id, state: "invalid" },
      { select: ["id"] },
      shared
    )
    const sent = await this.listIdentityDocuments(
      { check_id: former.map(({ id }) => id), state: "received" },
      { select: ["id"] },
      shared
    )
    await this.updateIdentityDocuments(
      sent.map(({ id }) => ({ id, check_id: check.id })),
      shared
    )
    await this.receiveWhenComplete(check, actor, now, shared)
  }

  private async receiveWhenComplete(
    { id }: IdentityCheckRow,
    actor: Actor,
    now: Date,
    shared: Shared
  ): Promise<void> {
    const check = await this.lock(id, shared)
    const documents = await this.listIdentityDocuments(
      { check_id: id },
      {},
      shared
    )
    if (
      check.state === "documents_requested" &&
      missingKinds(documents).length === 0
    ) {
      const event = "receive_documents"
      await this.move(check, { event, actor, now }, shared)
    }
  }

  private async assertTakes(
    check: IdentityCheckRow,
    shared: Shared
  ): Promise<void> {
    if (check.state !== "documents_requested") {
      throw notAsked(check.patient_id)
    }
    const [, count] = await this.listAndCountIdentityDocuments(
      { check_id: check.id },
      { take: 1, select: ["id"] },
      shared
    )
    if (count >= MOST_DOCUMENTS) {
      throw invalid(
        "file",
        `is one too many; ${MOST_DOCUMENTS} were sent already, please write to us`
      )
    }
  }
}

const notAsked = (patientId: string) =>
  notAllowed(
    "transition_not_allowed",
    `No identity document of patient ${patientId} is awaited now`
  )
