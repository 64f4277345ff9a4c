import { createHash } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { ReadableDocument } from "../../modules/identity/document-store"
import { missingKinds } from "../../modules/identity/domain/documents"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notFound, unexpected } from "../../shared/errors"
import { readSealed } from "../../shared/uploads/sealed-file"
import { patientIdOf } from "../account/read-documents"
import { casesOf, identityOf } from "./services"

type OpenedDocument = { name: string; content_type: string; content: Buffer }

/**
 * What a patient is asked for and has sent. Nothing is asked of somebody on
 * record as dead, and nothing told of it (IDV-1).
 */
export async function readOwnIdentity(
  container: MedusaContainer,
  customerId: string
) {
  const patient_id = await patientIdOf(container, customerId)
  const identity = identityOf(container)
  const check = patient_id ? await identity.currentCheck(patient_id) : null
  const isAsked = check?.state === "documents_requested"
  if (!check || (!isAsked && check.state !== "documents_received")) {
    return { state: "nothing" as const, wanted: [], text: null, documents: [] }
  }
  const documents = await identity.readDocuments({ check_id: check.id })
  const asked = (await identity.readHistory(check)).at(-1)
  const counting = documents.filter(({ state }) => state === "received")
  return {
    state: isAsked ? ("asked" as const) : ("in_review" as const),
    wanted: isAsked ? missingKinds(documents) : [],
    text: isAsked ? (asked?.words.text ?? null) : null,
    documents: counting.map((one) => ({
      id: one.id,
      kind: one.kind,
      name: one.name,
      content_type: one.content_type,
      uploaded_at: one.uploaded_at.toISOString(),
    })),
  }
}

/** A patient's own document. @throws not_found also for somebody else's */
export async function openOwnDocument(
  container: MedusaContainer,
  customerId: string,
  document_id: string
): Promise<OpenedDocument> {
  const patient_id = await patientIdOf(container, customerId)
  if (!patient_id) {
    throw notFound("Document", document_id)
  }
  const identity = identityOf(container)
  return open(
    container,
    await identity.findDocument({ document_id, patient_id })
  )
}

/** A document for staff who look at a case; that they opened it goes on record. @throws not_found */
export async function openDocumentForStaff(
  container: MedusaContainer,
  input: { case_id: string; document_id: string; actor: Actor }
): Promise<OpenedDocument> {
  const { case_id, document_id, actor } = input
  const [record] = await casesOf(container).listClinicalCases(
    { id: case_id },
    { select: ["id", "patient_id"] }
  )
  if (!record) {
    throw notFound("Case", case_id)
  }
  const { patient_id } = record
  const document = await identityOf(container).viewDocument(
    { document_id, patient_id, actor },
    clock.now()
  )
  return open(container, document)
}

async function open(
  container: MedusaContainer,
  document: ReadableDocument
): Promise<OpenedDocument> {
  const content = await identityOf(container).openDocument(
    document,
    await readSealed(container, document.file_key)
  )
  const found = createHash("sha256").update(content).digest("hex")
  if (found !== document.sha256) {
    throw unexpected(`Document ${document.id} is not what was sent`)
  }
  const { name, content_type } = document
  return { name, content_type, content }
}
