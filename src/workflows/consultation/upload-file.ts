import type { MedusaContainer } from "@medusajs/framework/types"
import type { StoredFile } from "../../modules/consultation/consultation-files"
import type { Holder } from "../../modules/consultation/domain/answering/holder"
import { invalid } from "../../shared/errors"
import { cleanUpload } from "../../shared/uploads/clean-upload"
import { safeFileName } from "../../shared/uploads/kinds"
import { storeWithRecord } from "../../shared/uploads/sealed-file"
import { consultationsOf } from "./services"

export type UploadFileInput = {
  consultation_id: string
  holder: Holder
  question: string
  name: string
  bytes: Buffer
}

/**
 * Keeps a patient's file for a question: checked, drawn anew where it is a
 * picture, encrypted under its consultation, and put on record. Called by
 * POST /store/consultations/:id/files. No workflow, because its steps would
 * hand the bytes from one to the next as JSON.
 * @throws invalid_field `file` or `question`; not_found; transition_not_allowed
 */
export async function uploadFile(
  container: MedusaContainer,
  input: UploadFileInput
): Promise<StoredFile> {
  const { bytes, ...wanted } = input
  const consultations = consultationsOf(container)
  const { id, accept } = await consultations.planFile(wanted)
  const upload = await cleanUpload(bytes, accept)
  if (!upload.ok) {
    throw invalid("file", upload.message)
  }
  const sealed = await consultations.sealFile(
    input.consultation_id,
    id,
    upload.bytes
  )
  const stored = { filename: `${id}.answer`, sealed }
  return storeWithRecord(container, stored, (file_key) =>
    consultations.addFile({
      ...wanted,
      id,
      name: safeFileName(input.name, upload.type),
      content_type: upload.type,
      bytes: upload.bytes.length,
      file_key,
    })
  )
}
