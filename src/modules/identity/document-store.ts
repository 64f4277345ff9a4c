import {
  generateEntityId,
  InjectManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { auditRow } from "../../shared/outbox"
import { CheckStore, type Shared } from "./check-store"
import type { DocumentKind } from "./domain/documents"
import { documentPlace, patientScope } from "./records"
import type { IdentityCheckRow, IdentityDocumentRow } from "./records"

/** A document with its name in plain. */
export type ReadableDocument = Omit<IdentityDocumentRow, "name_enc"> & {
  name: string
}

type Noted = { action: "received" | "read"; actor: Actor; now: Date }

/** What the handling of documents is made of. */
export class DocumentStore extends CheckStore {
  /** The check that counts for a patient now: a death record before all, else the newest that holds. */
  @InjectManager()
  async currentCheck(
    patientId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<IdentityCheckRow | null> {
    const find = async (state: object) =>
      this.listIdentityChecks(
        { patient_id: patientId, ...state },
        { take: 1, order: { created_at: "DESC", id: "DESC" } },
        shared
      )
    const [dead] = await find({ state: "deceased" })
    const [newest] = dead ? [dead] : await find({ state: { $ne: "invalid" } })
    return newest ?? null
  }

  /**
   * Whether the last word of staff on a patient is that it isn't them. What a
   * provider says, and other data of the person, don't take it back.
   */
  @InjectManager()
  async isFailedByStaff(
    patientId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const checks = await this.listIdentityChecks(
      { patient_id: patientId },
      { select: ["id"], take: null },
      shared
    )
    const [last] = await this.listIdentityCheckEvents(
      {
        identity_check_id: checks.map(({ id }) => id),
        event: ["verify", "reject"],
      },
      { take: 1, order: { at: "DESC", created_at: "DESC", id: "DESC" } },
      shared
    )
    return last?.event === "reject"
  }

  /** A document's bytes as text for the file store, readable only with the patient's key. */
  async sealDocument(
    patientId: string,
    documentId: string,
    bytes: Buffer
  ): Promise<string> {
    const place = documentPlace("file_key", documentId)
    return this.vault.encryptBytes(patientScope(patientId), place, bytes)
  }

  async openDocument(
    { id, patient_id }: Pick<IdentityDocumentRow, "id" | "patient_id">,
    sealed: string
  ): Promise<Buffer> {
    const place = documentPlace("file_key", id)
    return this.vault.decryptBytes(patientScope(patient_id), place, sealed)
  }

  protected async supersede(
    checkId: string,
    kinds: readonly DocumentKind[],
    now: Date,
    shared: Shared
  ): Promise<void> {
    const former = await this.listIdentityDocuments(
      { check_id: checkId, kind: [...kinds], state: "received" },
      { select: ["id"] },
      shared
    )
    await this.updateIdentityDocuments(
      former.map(({ id }) => ({
        id,
        state: "superseded" as const,
        superseded_at: now,
      })),
      shared
    )
  }

  protected async note(
    check: IdentityCheckRow,
    document: Pick<IdentityDocumentRow, "id" | "kind" | "sha256">,
    { action, actor, now }: Noted,
    shared: Shared
  ): Promise<void> {
    const { id, kind, sha256 } = document
    const occasion = generateEntityId(undefined, action)
    await this.createIdentityOutboxes(
      [
        auditRow(
          `${id}:${occasion}`,
          {
            action: `identity_document.${action}`,
            actor,
            entity_type: "identity_document",
            entity_id: id,
            patient_id: check.patient_id,
            case_id: check.case_id,
            order_id: check.order_id,
            details: { reference: check.reference, kind, sha256 },
          },
          now
        ),
      ],
      shared
    )
  }

  protected async readable(
    row: IdentityDocumentRow
  ): Promise<ReadableDocument> {
    const name = await this.vault.decrypt(
      patientScope(row.patient_id),
      documentPlace("name_enc", row.id),
      row.name_enc
    )
    return { ...withoutName(row), name }
  }
}

export const withoutName = ({ name_enc: _, ...rest }: IdentityDocumentRow) =>
  rest
