import { createHash } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { ReadableDocument } from "../../modules/identity/document-store"
import {
  ACCEPTED,
  MOST_PAGES,
  type DocumentKind,
} from "../../modules/identity/domain/documents"
import { clock } from "../../shared/clock"
import { invalid, notFound } from "../../shared/errors"
import { cleanUpload } from "../../shared/uploads/clean-upload"
import { safeFileName } from "../../shared/uploads/kinds"
import { storeWithRecord } from "../../shared/uploads/sealed-file"
import { patientIdOf } from "../account/read-documents"
import { wakeWorker } from "../relay/wake"
import { identityOf } from "./services"

export type SendDocumentInput = {
  customer_id: string
  kind: DocumentKind
  name: string
  bytes: Buffer
}

/** The patient whom documents are awaited from. @throws not_found, transition_not_allowed, invalid_field `file` when too many were sent */
export async function awaitedFrom(
  container: MedusaContainer,
  customerId: string
): Promise<{ patient_id: string; id: string; check_id: string }> {
  const patient_id = await patientIdOf(container, customerId)
  if (!patient_id) {
    throw notFound("Patient of customer", customerId)
  }
  const planned = await identityOf(container).planDocument(patient_id)
  return { patient_id, ...planned }
}

/**
 * Keeps a document that shows who somebody is: checked, drawn anew where it is
 * a picture, encrypted under the patient's key and put on record (IDV-2). The
 * last one that was missing brings the waiting cases to the staff. No workflow,
 * because its steps would hand the bytes from one to the next as JSON.
 * @throws invalid_field `file`; not_found; transition_not_allowed
 */
export async function sendDocument(
  container: MedusaContainer,
  { customer_id, kind, name, bytes }: SendDocumentInput
): Promise<ReadableDocument> {
  const identity = identityOf(container)
  const { patient_id, id, check_id } = await awaitedFrom(container, customer_id)
  const upload = await cleanUpload(bytes, ACCEPTED[kind], { pages: MOST_PAGES })
  if (!upload.ok) {
    throw invalid("file", upload.message)
  }
  const stored = {
    filename: `${id}.identity`,
    sealed: await identity.sealDocument(patient_id, id, upload.bytes),
  }
  const document = await storeWithRecord(container, stored, (file_key) =>
    identity.addDocument(
      {
        id,
        check_id,
        patient_id,
        kind,
        name: safeFileName(name, upload.type),
        content_type: upload.type,
        bytes: upload.bytes.length,
        sha256: createHash("sha256").update(upload.bytes).digest("hex"),
        file_key,
      },
      { type: "patient", id: customer_id },
      clock.now()
    )
  )
  await wakeWorker(container)
  return document
}
